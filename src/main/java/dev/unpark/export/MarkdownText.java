package dev.unpark.export;

import java.util.Locale;
import java.util.regex.Pattern;

/** Spells text so that GitHub-flavoured Markdown shows it and obeys nothing in it. */
final class MarkdownText {
    // 12. at the start of a block would begin a numbered list.
    private static final Pattern NUMBERED = Pattern.compile("^(\\d{1,9})([.)])");
    // GitHub links https://x, www.x and a@b, and notifies @someone and #12, wherever plain text has them.
    private static final Pattern SELF_LINKING = Pattern.compile("(?i)://|www\\.|@|#\\d|GH-\\d");

    private MarkdownText() {}

    /** Text within a line. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        String visible = VisibleText.line(text);
        int at = 0;
        while (at < visible.length()) {
            int blank = visible.indexOf(' ', at);
            int end = blank < 0 ? visible.length() : blank;
            String word = visible.substring(at, end);
            out.append(SELF_LINKING.matcher(word).find() ? quoted(word) : escaped(word));
            if (blank >= 0) {
                out.append(' ');
            }
            at = end + 1;
        }
        return out.toString();
    }

    /** The word as code, but for the brackets and full stops around it. */
    private static String quoted(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && "'\"(<".indexOf(word.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "'\")>,.;:".indexOf(word.charAt(to - 1)) >= 0) {
            to--;
        }
        return escaped(word.substring(0, from)) + code(word.substring(from, to), true) + escaped(word.substring(to));
    }

    private static String escaped(String word) {
        StringBuilder out = new StringBuilder(word.length() + 4);
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean acts = switch (c) {
                case '\\', '`', '*', '[', ']', '<', '|', '~', '$', '&' -> true;
                // Within a word an underscore is one: tokio_runtime stays readable.
                case '_' -> i == 0 || i == word.length() - 1 || !isWord(word, i - 1) || !isWord(word, i + 1);
                default -> false;
            };
            if (acts) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static boolean isWord(String word, int at) {
        return Character.isLetterOrDigit(word.charAt(at));
    }

    /** Spelled text that begins a paragraph or a list item. */
    static String blockStart(String spelled) {
        String text = spelled.strip();
        if (!text.isEmpty() && "#>+-=".indexOf(text.charAt(0)) >= 0) {
            return "\\" + text;
        }
        return NUMBERED.matcher(text).replaceFirst("$1\\\\$2");
    }

    /**
     * A code span, its fence longer than any run of backticks within.
     *
     * @param inTable a cell ends at a bar even within code
     */
    static String code(String text, boolean inTable) {
        String visible = VisibleText.line(text);
        if (visible.isBlank()) {
            return "";
        }
        if (inTable) {
            // Dialects differ on a backslash before an escaped bar: some end the cell there.
            visible = visible.replace("\\|", "\\[U+007C]").replace("|", "\\|");
            // A backslash at the end would escape the bar that closes the cell, were the fence lost.
        }
        String fence = "`".repeat(longestRun(visible) + 1);
        String pad = visible.startsWith("`") || visible.endsWith("`") || isPadded(visible) ? " " : "";
        return fence + pad + visible + pad + fence;
    }

    private static boolean isPadded(String text) {
        return text.startsWith(" ") && text.endsWith(" ");
    }

    /** A fenced block; {@code language} may be empty. */
    static String fenced(String language, String text) {
        String visible = VisibleText.lines(text);
        String fence = "`".repeat(Math.max(3, longestRun(visible) + 1));
        return fence + language + "\n" + visible + (visible.endsWith("\n") ? "" : "\n") + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The anchor that GitHub gives a heading with this text, before it counts repeated ones. */
    static String slug(String heading) {
        StringBuilder out = new StringBuilder();
        VisibleText.line(heading).strip().toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (c == ' ') {
                out.append('-');
            } else if (c == '-' || c == '_' || Character.isLetterOrDigit(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
