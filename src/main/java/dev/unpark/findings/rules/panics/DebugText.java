package dev.unpark.findings.rules.panics;

/** Text as Rust's {@code Debug} writes it between quotes, so that a JoinError's payload and a panic's message compare. */
final class DebugText {
    private DebugText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\', '"' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
