package dev.unpark.ui.source;

/**
 * A mark in the gutter of the source panel.
 *
 * @param line 1-based
 * @param note shown behind the line, in words; empty for none
 */
public record Mark(int line, Kind kind, String note) implements Comparable<Mark> {
    /** Strongest first: a line that has several marks is drawn as the first of them. */
    public enum Kind {
        /** Where a thread waits that a finding names. */
        WAITER("●", "mark-waiter"),
        /** A line of source that a finding cites: where a guard is taken, where it is kept over an await. */
        CITED("◐", "mark-cited"),
        /** The line that is selected. */
        SELECTED("▶", "mark-selected"),
        /** Another frame of the selected stack. */
        FRAME("○", "mark-frame");

        private final String sign;
        private final String style;

        Kind(String sign, String style) {
            this.sign = sign;
            this.style = style;
        }

        String sign() {
            return sign;
        }

        String style() {
            return style;
        }
    }

    @Override
    public int compareTo(Mark other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : kind.compareTo(other.kind);
    }
}
