package dev.unpark.parse.panic;

import java.util.ArrayList;
import java.util.List;

/**
 * The strings of one JSON line, each with the key before it, whatever object it stands in. Never throws; of a line that was
 * cut, what is there.
 */
final class JsonStrings {
    /** A log line has tens of them. */
    private static final int MOST = 1_000;

    record Entry(String key, String value) {}

    private final String line;
    private int at;

    private JsonStrings(String line, int from) {
        this.line = line;
        this.at = from;
    }

    /** @param from where the outermost object begins */
    static List<Entry> of(String line, int from) {
        return new JsonStrings(line, from).entries();
    }

    /** The characters that {@code \n}, {@code \"}, {@code \u001b} and the like stand for. */
    static String unescaped(String text) {
        return new JsonStrings(text, 0).text('\0');
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        String key = "";
        for (int quote = line.indexOf('"', at); quote >= 0 && entries.size() < MOST; quote = line.indexOf('"', at)) {
            at = quote + 1;
            String text = text('"');
            if (colonFollows()) {
                key = text;
            } else {
                entries.add(new Entry(key, text));
            }
        }
        return entries;
    }

    private boolean colonFollows() {
        int i = at;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i < line.length() && line.charAt(i) == ':';
    }

    /** Up to the closing quote, behind which {@code at} then is, or to the end of a cut line. */
    private String text(char closing) {
        StringBuilder out = new StringBuilder();
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == closing) {
                break;
            }
            if (c == '\\' && at < line.length()) {
                escaped(line.charAt(at++), out);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private void escaped(char c, StringBuilder out) {
        switch (c) {
            case 'n' -> out.append('\n');
            case 't' -> out.append('\t');
            case 'r' -> out.append('\r');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'e' -> out.append('\u001b'); // TOML
            case 'u' -> unicode(4, out);
            case 'U' -> unicode(8, out); // TOML
            default -> out.append(c);
        }
    }

    private void unicode(int digits, StringBuilder out) {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at + i < line.length() ? Character.digit(line.charAt(at + i), 16) : -1;
            if (digit < 0) {
                out.append("\\u");
                return;
            }
            value = value * 16 + digit;
        }
        at += digits;
        if (digits == 4) {
            out.append((char) value); // half of a pair stands as it is
        } else if (Character.isValidCodePoint(value)) {
            out.appendCodePoint(value);
        }
    }
}
