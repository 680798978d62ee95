package dev.unpark.export;

import java.util.List;
import java.util.stream.Collectors;

/** Stacks, excerpts and counts for a form that has only characters. */
final class TextDrawings {
    private static final int LONGEST_NAME = 64;
    private static final int DEEPEST_LEVEL = 30;

    private TextDrawings() {}

    static String frames(Block.Frames frames) {
        int number = Integer.toString(frames.rows().stream()
                        .mapToInt(Block.FrameRow::number)
                        .max()
                        .orElse(0))
                .length();
        int name = frames.rows().stream()
                .filter(row -> row.number() >= 0)
                .mapToInt(row -> row.text().length())
                .filter(length -> length <= LONGEST_NAME)
                .max()
                .orElse(0);
        return frames.rows().stream()
                .map(row -> frame(row, number, name).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String frame(Block.FrameRow row, int numberWidth, int nameWidth) {
        if (row.number() < 0) {
            return "    " + " ".repeat(numberWidth) + "... " + VisibleText.line(row.text());
        }
        String mark = row.own() ? "> " : "  ";
        String number = padded("#" + row.number(), numberWidth + 1);
        return mark + number + " " + padded(VisibleText.line(row.text()), nameWidth) + "  "
                + VisibleText.line(row.place());
    }

    /** Own code begins with {@code >}. */
    static String awaits(Block.Awaits awaits) {
        return awaits.rows().stream().map(TextDrawings::await).collect(Collectors.joining("\n"));
    }

    private static String await(Block.AwaitRow row) {
        String indent = "  ".repeat(Math.min(row.depth(), DEEPEST_LEVEL));
        String place = row.place().isEmpty() ? "" : "  " + VisibleText.line(row.place());
        return (row.own() ? "> " : "  ") + indent + VisibleText.line(row.text()) + place;
    }

    /** Marked lines begin with {@code >}. */
    static String excerpt(Block.Excerpt excerpt) {
        int width = Integer.toString(excerpt.lines().stream()
                        .mapToInt(Block.SourceLine::number)
                        .max()
                        .orElse(0))
                .length();
        return excerpt.lines().stream()
                .map(line -> sourceLine(line, width).stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    private static String sourceLine(Block.SourceLine line, int width) {
        if (line.number() == 0) {
            return " ".repeat(width + 2) + "...";
        }
        String number = Integer.toString(line.number());
        return (line.remarks().isEmpty() ? "  " : "> ") + " ".repeat(width - number.length()) + number + "  "
                + VisibleText.lines(line.text());
    }

    /** Such as {@code 3 threads: mutex 1 (blocked by a task), park 2 (resting)}. */
    static String bar(Block.ThreadBar bar) {
        int all = bar.segments().stream().mapToInt(Block.Segment::threads).sum();
        List<String> parts = bar.segments().stream()
                .map(s -> s.state() + " " + s.threads() + " (" + s.health() + ")")
                .toList();
        return Phrases.counted(all, "thread") + ": " + String.join(", ", parts) + ".";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
