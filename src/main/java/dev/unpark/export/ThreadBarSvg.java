package dev.unpark.export;

import java.util.List;

/** One bar a dump: how many threads are in which state, coloured by whether that is healthy. */
final class ThreadBarSvg {
    private static final double WIDTH = 880;
    private static final double HEIGHT = 30;
    private static final double LETTER = 8;
    private static final double NARROWEST = 28;

    private ThreadBarSvg() {}

    /** Empty without threads. */
    static String draw(Block.ThreadBar bar) {
        List<Block.Segment> segments = bar.segments();
        int all = segments.stream().mapToInt(Block.Segment::threads).sum();
        if (all == 0) {
            return "";
        }
        StringBuilder out =
                new StringBuilder("<svg viewBox=\"0 0 " + TimelineSvg.number(WIDTH) + " " + TimelineSvg.number(HEIGHT)
                        + "\" role=\"img\" aria-label=\"" + Html.line(TextDrawings.bar(bar)) + "\">\n");
        double least = Math.min(NARROWEST, WIDTH / segments.size());
        double shared = WIDTH - least * segments.size();
        double x = 0;
        for (Block.Segment segment : segments) {
            double width = least + shared * segment.threads() / all;
            segment(out, segment, x, width);
            x += width;
        }
        return out.append("</svg>\n").toString();
    }

    private static void segment(StringBuilder out, Block.Segment segment, double x, double width) {
        String words = segment.state() + " " + segment.threads();
        out.append("<g class=\"")
                .append(segment.tone().word())
                .append("\"><title>")
                .append(Html.line(words + ", " + segment.health()))
                .append("</title><rect x=\"")
                .append(TimelineSvg.number(x))
                .append("\" y=\"0\" width=\"")
                .append(TimelineSvg.number(Math.max(1, width - 2)))
                .append("\" height=\"")
                .append(TimelineSvg.number(HEIGHT))
                .append("\" rx=\"4\"/>");
        String fitting = words.length() * LETTER + 16 <= width ? words : Integer.toString(segment.threads());
        if (fitting.length() * LETTER + 8 <= width) {
            out.append("<text x=\"")
                    .append(TimelineSvg.number(x + 9))
                    .append("\" y=\"20\">")
                    .append(Html.line(fitting))
                    .append("</text>");
        }
        out.append("</g>\n");
    }
}
