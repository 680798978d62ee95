package dev.unpark.parse;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Spoils texts as clipboards, editors, disks and ill will do. The same seed spoils a text in the same way. */
final class Mutations {
    private static final int MOST_LINES = 120;
    private static final int MOST_STEPS = 6;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final List<String> NUMBERS =
            List.of("0", "-1", "99999999999999999999999", "2147483648", "18446744073709551616", "0x", "1.5", "٣");
    private static final List<String> PIECES = List.of(
            "",
            " ",
            "\t",
            "\0",
            "\r",
            "\uFEFF",
            "\u001B[31m",
            "\u001B]0;",
            "(",
            ")",
            "<",
            ">",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "\\",
            "::",
            " at ",
            " in ",
            "#0  ",
            "0x",
            "(gdb) ",
            "> ",
            "```",
            "|",
            "é",
            "\uD83E\uDD80",
            "\u00A0",
            "╼ ",
            "--Type <RET> for more, q to quit, c to continue without paging--",
            "thread '",
            " panicked at ",
            "\uFFFD");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /** Some lines of the text, spoilt. */
    byte[] spoil(String text, String other) {
        List<String> lines = new ArrayList<>(some(text.lines().toList()));
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int i = 0; i < steps && !lines.isEmpty(); i++) {
            step(lines, other);
        }
        byte[] bytes = (String.join("\n", lines) + (random.nextBoolean() ? "\n" : "")).getBytes(StandardCharsets.UTF_8);
        for (int flips = random.nextInt(3); flips > 0 && bytes.length > 0; flips--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private List<String> some(List<String> lines) {
        if (lines.size() <= MOST_LINES) {
            return lines;
        }
        int from = random.nextBoolean() ? 0 : random.nextInt(lines.size() - MOST_LINES);
        return lines.subList(from, from + MOST_LINES);
    }

    private void step(List<String> lines, String other) {
        int at = random.nextInt(lines.size());
        int to = Math.min(lines.size(), at + 1 + random.nextInt(8));
        String line = lines.get(at);
        switch (random.nextInt(10)) {
            case 0 -> lines.subList(at, to).clear();
            case 1 -> lines.addAll(random.nextInt(lines.size()), List.copyOf(lines.subList(at, to)));
            case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
            case 3 -> {
                String moved = lines.remove(random.nextInt(lines.size()));
                lines.add(Math.min(at, lines.size()), line + moved);
            }
            case 4 -> lines.set(at, cut(line));
            case 5 -> lines.set(at, NUMBER.matcher(line).replaceFirst(pick(NUMBERS)));
            case 6 -> lines.set(at, NUMBER.matcher(line).replaceAll(pick(NUMBERS)));
            case 7 -> lines.set(at, insert(line, pick(PIECES).repeat(1 + random.nextInt(40))));
            case 8 -> lines.addAll(at, some(other.lines().toList()));
            default -> lines.replaceAll(l -> random.nextInt(4) == 0 ? insert(l, pick(PIECES)) : l);
        }
    }

    private String cut(String line) {
        int at = random.nextInt(line.length() + 1);
        return random.nextBoolean() ? line.substring(at) : line.substring(0, at);
    }

    private String insert(String line, String piece) {
        int at = random.nextInt(line.length() + 1);
        return line.substring(0, at) + piece + line.substring(at);
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
