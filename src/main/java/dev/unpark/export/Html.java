package dev.unpark.export;

/** Spells text for HTML. */
final class Html {
    private Html() {}

    /** Text of one line, for an element or a quoted attribute. */
    static String line(String text) {
        return escaped(VisibleText.line(text));
    }

    /** Text of several lines, for {@code pre}. */
    static String lines(String text) {
        return escaped(VisibleText.lines(text));
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
