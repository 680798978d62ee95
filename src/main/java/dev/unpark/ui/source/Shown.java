package dev.unpark.ui.source;

import dev.unpark.source.RustSyntax;
import java.util.List;

/** What the source panel shows. */
public sealed interface Shown {
    /** Nothing was selected yet. */
    record Nothing() implements Shown {}

    /**
     * Lines of a file.
     *
     * @param title the file, as a person knows it
     * @param detail how it was found
     * @param firstLine number of the first of {@code lines}
     * @param focus line to bring into view and mark
     * @param tokens what to colour, by line; empty for plain text
     */
    record Code(
            String title,
            String detail,
            List<String> lines,
            int firstLine,
            int focus,
            List<RustSyntax.Token> tokens,
            List<Mark> marks)
            implements Shown {
        public Code {
            lines = List.copyOf(lines);
            tokens = List.copyOf(tokens);
            marks = List.copyOf(marks);
        }
    }

    /**
     * No source can be shown.
     *
     * @param printed the path as the evidence prints it; empty where the frame has none
     * @param why a sentence
     * @param remedy what would make it work, a sentence
     * @param candidates files that fit equally well, for a choice by hand
     */
    record Unavailable(String printed, String why, String remedy, List<String> candidates) implements Shown {
        public Unavailable {
            candidates = List.copyOf(candidates);
        }
    }
}
