package dev.unpark.export;

import dev.unpark.model.EntryKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a section, as content. */
sealed interface Block {
    record Paragraph(List<Span> text) implements Block {
        public Paragraph {
            text = List.copyOf(text);
        }
    }

    /** A heading below the section's. */
    record Heading(@Nullable String anchor, List<Span> text) implements Block {
        public Heading {
            text = List.copyOf(text);
        }
    }

    record Bullets(List<List<Span>> items) implements Block {
        public Bullets {
            items = items.stream().map(List::copyOf).toList();
        }
    }

    record Table(List<String> header, List<Row> rows) implements Block {
        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    /** @param tone of the whole row, or null */
    record Row(@Nullable String anchor, @Nullable Tone tone, List<List<Span>> cells) {
        public Row {
            cells = cells.stream().map(List::copyOf).toList();
        }
    }

    /** A command to run, or a message as it was printed. */
    record Code(String text) implements Block {}

    /** A stack, innermost frame first. */
    record Frames(List<FrameRow> rows) implements Block {
        public Frames {
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param number of the frame, -1 for frames folded into one row
     * @param text the symbol, or what was folded
     * @param place {@code file:line}, empty where unknown
     */
    record FrameRow(int number, String text, String place, boolean own) {}

    /** A task's tree of awaits, root first. */
    record Awaits(List<AwaitRow> rows) implements Block {
        public Awaits {
            rows = List.copyOf(rows);
        }
    }

    /** @param place {@code file:line}, empty where unknown */
    record AwaitRow(int depth, String text, String place, boolean own) {}

    /**
     * Some lines of a source file.
     *
     * @param how the way from the printed path to this file, empty where they are the same
     */
    record Excerpt(String path, String how, List<SourceLine> lines) implements Block {
        public Excerpt {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param number 1-based; 0 stands for lines left out
     * @param colours what to colour, not overlapping, in order
     * @param remarks what the line is marked for; unmarked if empty
     */
    record SourceLine(int number, String text, List<Colour> colours, List<String> remarks) {
        public SourceLine {
            colours = List.copyOf(colours);
            remarks = List.copyOf(remarks);
        }
    }

    /** A stretch of a line, in UTF-16 units from 0. */
    record Colour(int from, int to, String kind) {}

    /** Entries on an axis, in a lane each; the table that follows has the same numbers. */
    record TimelinePicture(ZoneId zone, List<Point> points) implements Block {
        public TimelinePicture {
            points = List.copyOf(points);
        }
    }

    record Point(int number, Instant at, EntryKind lane, String label) {}

    /** How many threads of one dump are in which state. */
    record ThreadBar(List<Segment> segments) implements Block {
        public ThreadBar {
            segments = List.copyOf(segments);
        }
    }

    record Segment(String state, int threads, String health, Tone tone) {}

    /** What a person wrote: Markdown. */
    record Words(String markdown) implements Block {}

    /** Nobody wrote this yet. */
    record ToBeWritten(String whatBelongsHere) implements Block {}

    /** What the tool derived, apart from what a person wrote. */
    record Derived(String label, List<Block> blocks) implements Block {
        public Derived {
            blocks = List.copyOf(blocks);
        }
    }
}
