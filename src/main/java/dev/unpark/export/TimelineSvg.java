package dev.unpark.export;

import dev.unpark.model.EntryKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entries on a time axis, in one lane a kind; numbers lead to the table. */
final class TimelineSvg {
    private static final double WIDTH = 880;
    private static final double LEFT = 96;
    private static final double RIGHT = WIDTH - 24;
    private static final double ROW = 26;
    private static final double RADIUS = 9;
    private static final double LETTER = 6.3;
    private static final int MOST_ROWS = 6;
    private static final int SHORTEST_LABEL = 6;

    private final TimeAxis axis;
    private final StringBuilder out = new StringBuilder();

    private TimelineSvg(TimeAxis axis) {
        this.axis = axis;
    }

    /** Empty without points. */
    static String draw(Block.TimelinePicture picture) {
        List<Block.Point> points = picture.points();
        if (points.isEmpty()) {
            return "";
        }
        Instant from =
                points.stream().map(Block.Point::at).min(Instant::compareTo).orElseThrow();
        Instant to =
                points.stream().map(Block.Point::at).max(Instant::compareTo).orElseThrow();
        TimelineSvg svg = new TimelineSvg(new TimeAxis(from, to, picture.zone(), LEFT + RADIUS, RIGHT - RADIUS));
        return svg.picture(points);
    }

    private String picture(List<Block.Point> points) {
        double y = 8;
        for (EntryKind lane : EntryKind.values()) {
            List<Block.Point> mine =
                    points.stream().filter(p -> p.lane() == lane).toList();
            if (!mine.isEmpty()) {
                y = lane(lane, mine, y);
            }
        }
        String lanes = out.toString();
        out.setLength(0);
        ticks(y);
        String frame = "<svg viewBox=\"0 0 " + number(WIDTH) + " " + number(y + 24)
                + "\" role=\"img\" aria-label=\"Timeline, one lane a kind; the numbers are those of the table below\">\n";
        return frame + out + lanes + "</svg>\n";
    }

    private double lane(EntryKind lane, List<Block.Point> points, double top) {
        List<List<Block.Point>> rows = rows(points);
        double bottom = top + rows.size() * ROW;
        text("lane", 0, top + ROW / 2 + 4, lane.word());
        for (int i = 0; i < rows.size(); i++) {
            double y = top + i * ROW + ROW / 2;
            line("rail", LEFT, y, RIGHT, y);
        }
        for (int i = 0; i < rows.size(); i++) {
            row(lane, rows.get(i), top + i * ROW + ROW / 2);
        }
        return bottom + 6;
    }

    /** Points of one lane that would cover each other go into further rows. */
    private List<List<Block.Point>> rows(List<Block.Point> points) {
        List<List<Block.Point>> rows = new ArrayList<>();
        for (Block.Point point : points) {
            List<Block.Point> row = rows.stream()
                    .filter(r -> axis.x(point.at()) - axis.x(r.getLast().at()) >= 2 * RADIUS + 2)
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                row = rows.size() < MOST_ROWS ? new ArrayList<>() : rows.removeLast();
                rows.add(row);
            }
            row.add(point);
        }
        return rows;
    }

    private void row(EntryKind lane, List<Block.Point> row, double y) {
        for (int i = 0; i < row.size(); i++) {
            Block.Point point = row.get(i);
            double x = axis.x(point.at());
            double free = (i + 1 < row.size() ? axis.x(row.get(i + 1).at()) - RADIUS : WIDTH) - x - RADIUS - 10;
            out.append("<g><title>")
                    .append(Html.line(point.label()))
                    .append("</title><circle class=\"")
                    .append(lane.word())
                    .append("\" cx=\"")
                    .append(number(x))
                    .append("\" cy=\"")
                    .append(number(y))
                    .append("\" r=\"")
                    .append(number(RADIUS))
                    .append("\"/>");
            text("number", x, y + 3.5, Integer.toString(point.number()));
            String label = cut(point.label(), (int) (free / LETTER));
            if (!label.isEmpty()) {
                text("label", x + RADIUS + 5, y + 4, label);
            }
            out.append("</g>\n");
        }
    }

    private static String cut(String label, int letters) {
        String visible = VisibleText.line(label);
        int count = visible.codePointCount(0, visible.length());
        if (count <= letters) {
            return visible;
        }
        if (letters < SHORTEST_LABEL) {
            return "";
        }
        return visible.substring(0, visible.offsetByCodePoints(0, letters - 1)).stripTrailing() + "\u2026";
    }

    private void ticks(double bottom) {
        for (Instant tick : axis.ticks()) {
            double x = axis.x(tick);
            line("tick", x, 4, x, bottom);
            text("time", x, bottom + 16, axis.label(tick));
        }
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        out.append("<line class=\"")
                .append(style)
                .append("\" x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append("\"/>\n");
    }

    private void text(String style, double x, double y, String words) {
        out.append("<text class=\"")
                .append(style)
                .append("\" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">")
                .append(Html.line(words))
                .append("</text>");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
