package dev.unpark.parse.cargo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a text that may be TOML, one document at a time. A pasted manifest has words around it, and a broken one
 * lines that are none: those are told apart here, so that the rest can still be read.
 */
final class TomlLines {
    /** Cargo's own largest manifests have some 100 KB. */
    static final int MOST_CHARACTERS = 4 << 20;

    private static final int MOST_NESTED = 64;

    //     tokio     serde.workspace     target.'cfg(unix)'.dependencies     "a b"
    private static final Pattern KEY =
            Pattern.compile("(?:[\\w-]++|\"[^\"]*+\"|'[^']*+')(?:\\s*+[.]\\s*+(?:[\\w-]++|\"[^\"]*+\"|'[^']*+'))*+");

    private static final int MOST_CHARACTERS_OF_A_LINE = 1 << 20;

    private final List<String> lines = new ArrayList<>();
    private final List<Integer> numbers = new ArrayList<>();
    private final Deque<Character> open = new ArrayDeque<>();
    private final Set<String> owners = new HashSet<>();
    private String quote = "";
    private boolean inTable;
    private int characters;

    /** Takes the line if it can be part of a manifest. */
    boolean take(int number, String line) {
        boolean goesOn = !quote.isEmpty() || !open.isEmpty();
        if (goesOn && neverClosed(line)) {
            open.clear();
            quote = "";
            goesOn = false;
        }
        if (!goesOn && !begins(line)) {
            inTable = false;
            return line.isBlank();
        }
        if (characters + line.length() > MOST_CHARACTERS || line.length() > MOST_CHARACTERS_OF_A_LINE) {
            return false;
        }
        follow(line);
        if (open.size() > MOST_NESTED) {
            open.clear();
            return false;
        }
        characters += line.length() + 1;
        owner(line).ifPresent(owners::add);
        lines.add(line);
        numbers.add(number);
        return true;
    }

    boolean isFull() {
        return characters > MOST_CHARACTERS - MOST_CHARACTERS_OF_A_LINE;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Number in the file of the document's line {@code index}, counted from 1. */
    int number(int index) {
        return numbers.get(Math.clamp(index - 1, 0, numbers.size() - 1));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Whether the line begins another manifest: a table that there is one of came before. */
    boolean isNextOwner(String line) {
        return quote.isEmpty() && owner(line).map(owners::contains).orElse(false);
    }

    private static Optional<String> owner(String line) {
        if (line.isEmpty() || line.charAt(0) != '[') {
            return Optional.empty();
        }
        int end = line.indexOf(']');
        String name = end < 0 ? "" : line.substring(1, end).strip();
        return Optional.of(name).filter(n -> n.equals("package") || n.equals("workspace"));
    }

    private boolean begins(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        if (first == '#') {
            // A frame of a thread dump is no comment: "#0  0x00007f.. in epoll_wait ()".
            return text.length() < 2 || !Character.isDigit(text.charAt(1));
        }
        if (first == '[') {
            inTable = isHeader(text);
            return inTable;
        }
        return (inTable || !Character.isWhitespace(line.charAt(0))) && isKeyAndValue(text);
    }

    private static boolean isHeader(String text) {
        int close = text.lastIndexOf(']');
        if (close < 0) {
            return false;
        }
        String rest = text.substring(close + 1).strip();
        int from = text.startsWith("[[") ? 2 : 1;
        int to = text.startsWith("[[") && text.charAt(close - 1) == ']' ? close - 1 : close;
        return (rest.isEmpty() || rest.startsWith("#"))
                && to > from
                && KEY.matcher(text.substring(from, to).strip()).matches();
    }

    private static boolean isKeyAndValue(String text) {
        Matcher key = KEY.matcher(text);
        if (!key.lookingAt()) {
            return false;
        }
        String rest = text.substring(key.end()).strip();
        return rest.startsWith("=") && isValueStart(rest.substring(1).strip());
    }

    private static boolean isValueStart(String value) {
        if (value.isEmpty()) {
            return false;
        }
        char first = value.charAt(0);
        return first == '"'
                || first == '\''
                || first == '['
                || first == '{'
                || first == '+'
                || first == '-'
                || Character.isDigit(first)
                || value.startsWith("true")
                || value.startsWith("false");
    }

    // An array without its end would take the rest of the file; no element looks like these.
    private boolean neverClosed(String line) {
        if (!quote.isEmpty() || line.isEmpty()) {
            return false;
        }
        String text = line.strip();
        boolean header =
                !Character.isWhitespace(line.charAt(0)) && isHeader(text) && Character.isLetter(text.charAt(1));
        return header || (open.peek() == '[' && Character.isLetter(line.charAt(0)) && isKeyAndValue(text));
    }

    private void follow(String line) {
        int i = 0;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (!quote.isEmpty()) {
                int end = line.indexOf(quote, i);
                if (end < 0) {
                    return;
                }
                i = end + quote.length();
                quote = "";
            } else if (c == '#') {
                return;
            } else if (c == '"' || c == '\'') {
                i = string(line, i);
            } else {
                bracket(c);
                i++;
            }
        }
    }

    private void bracket(char c) {
        if (c == '[' || c == '{') {
            open.push(c);
        } else if ((c == ']' || c == '}') && !open.isEmpty()) {
            open.pop();
        }
    }

    private int string(String line, int at) {
        String one = line.substring(at, at + 1);
        if (line.startsWith(one.repeat(3), at)) {
            quote = one.repeat(3);
            return at + 3;
        }
        int i = at + 1;
        while (i < line.length() && line.charAt(i) != one.charAt(0)) {
            i += one.equals("\"") && line.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1; // one that is not closed ends with its line, as TOML has it
    }
}
