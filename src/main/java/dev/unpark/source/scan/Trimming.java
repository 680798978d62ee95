package dev.unpark.source.scan;

import dev.unpark.source.scan.Outline.Unit;
import dev.unpark.source.tokens.RustLexer;

/** A file's text with everything blanked that no rule looks at; what is left stays where it was. */
final class Trimming {
    private Trimming() {}

    static String trim(String text, Outline outline, Relevance relevance) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < outline.blanks().size(); i += 2) {
            blank(chars, outline.blanks().get(i), outline.blanks().get(i + 1));
        }
        outline.ends().stream().forEach(end -> chars[end] = ';');
        for (int i = 0; i < outline.bangs().size(); i++) {
            int bang = outline.bangs().get(i);
            chars[bang] = ' ';
            // vec![a, b] is an array: a name before it would make it an index.
            if (chars[bang + 1] == '[' && bang >= 3 && RustLexer.isWord(chars[bang - 1])) {
                blank(chars, start(chars, bang), bang);
            }
        }
        for (int i = 0; i < outline.impls().size(); i += 2) {
            int from = outline.impls().get(i);
            int to = outline.impls().get(i + 1);
            if (outline.functions().stream()
                    .noneMatch(u ->
                            u.start() > from && u.start() < to && (relevance.keeps(u) || relevance.keepsHead(u)))) {
                blank(chars, from, to);
            }
        }
        for (Unit unit : outline.functions()) {
            if (!relevance.keeps(unit)) {
                boolean whole = !relevance.keepsHead(unit);
                blank(chars, whole ? unit.item() : unit.start() + 1, unit.end() - (whole ? 0 : 1));
            }
        }
        return new String(chars);
    }

    private static int start(char[] chars, int end) {
        int at = end;
        while (at > 0 && (RustLexer.isWord(chars[at - 1]) || chars[at - 1] == ':')) {
            at--;
        }
        return at;
    }

    private static void blank(char[] chars, int from, int to) {
        for (int i = from; i < Math.min(to, chars.length); i++) {
            if (chars[i] != '\n') {
                chars[i] = ' ';
            }
        }
    }
}
