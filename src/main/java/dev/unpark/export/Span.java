package dev.unpark.export;

import java.util.ArrayList;
import java.util.List;

/** A run of text within a line. The text is never markup: each form escapes it. */
sealed interface Span {
    /** The characters that a reader sees. */
    String text();

    record Plain(String text) implements Span {}

    record Strong(String text) implements Span {}

    /** A name, path or command in fixed width. */
    record Code(String text) implements Span {}

    /** A word with a colour, such as a certainty or a health. */
    record Badge(String text, Tone tone) implements Span {}

    /**
     * A link within the document; plain text where nothing has that anchor.
     *
     * @param code in fixed width
     */
    record Ref(String text, String anchor, boolean code) implements Span {}

    /**
     * A sentence in which {@code `words`} between backticks are names. An odd backtick stays one: a code span is as safe
     * as plain text, so text of the evidence may pass here too.
     */
    static List<Span> prose(String sentence) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < sentence.length()) {
            int open = sentence.indexOf('`', at);
            int close = open < 0 ? -1 : sentence.indexOf('`', open + 1);
            if (close < 0 || close == open + 1) {
                spans.add(new Plain(sentence.substring(at)));
                return spans;
            }
            if (open > at) {
                spans.add(new Plain(sentence.substring(at, open)));
            }
            spans.add(new Code(sentence.substring(open + 1, close)));
            at = close + 1;
        }
        return spans;
    }

    /** One plain run. */
    static List<Span> plain(String text) {
        return List.of(new Plain(text));
    }

    /** What a reader sees of a line. */
    static String textOf(List<Span> spans) {
        StringBuilder all = new StringBuilder();
        spans.forEach(s -> all.append(s.text()));
        return all.toString();
    }
}
