package dev.unpark.cli;

import java.util.ArrayList;
import java.util.List;

/** Text broken into lines for a terminal; of a fixed width, so that the same input gives the same output. */
final class Paragraph {
    /** Columns, indent included. */
    static final int WIDTH = 100;

    private Paragraph() {}

    /**
     * Breaks at blanks. A word longer than a line, such as a command or a symbol, keeps its line and is not cut.
     *
     * @param first what the first line begins with; the others are indented as far
     */
    static List<String> wrap(String first, String text) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(first.length());
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String raw : Printable.lines(text)) {
            for (String word : raw.split(" ")) {
                if (!empty && line.length() + 1 + word.length() > WIDTH) {
                    lines.add(line.toString().stripTrailing());
                    line = new StringBuilder(indent);
                    empty = true;
                }
                line.append(empty ? "" : " ").append(word);
                empty = false;
            }
            lines.add(line.toString().stripTrailing());
            line = new StringBuilder(indent);
            empty = true;
        }
        return lines;
    }
}
