package dev.unpark.parse.taskdump;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that a program prints above a task's tree, or the words before it on its line. Tokio prints none, so every
 * program has its own.
 *
 * @param number which of the dump's tasks it is, or null
 * @param id Tokio's id, or null
 * @param name the words, where they give neither
 * @param bare true if nothing else stands on the line: then it names a task even where no tree follows
 * @param shape the line with every number made alike; empty for one that gives neither
 */
record TaskHeader(
        @Nullable Integer number,
        @Nullable Long id,
        @Nullable String name,
        boolean bare,
        String shape) {
    /** A longer line is no header; it also bounds the work of the expressions. */
    private static final int MOST_CHARS = 400;

    // TASK 0:   task 3 trace:   ...task 3:   taskdump task[0] id=5:   task_num=3   Task #12
    private static final Pattern NUMBER =
            Pattern.compile("(?i)(?<![a-z])task(?:[_ ]?num(?:ber)?)?\\s?[=#\\[(-]?\\s?(\\d{1,9})(?!\\d)");
    // task 0 (id 3):   id=5   task_id: 5   task::Id(5)
    private static final Pattern ID = Pattern.compile("(?i)(?<![a-z])id\\s?[:=(#]?\\s?(\\d{1,18})(?!\\d)");
    private static final Pattern BARE = Pattern.compile(
            "(?i)[-=*.#\\s]{0,8}task\\s?[#\\[(]?\\d{1,9}[\\])]?(?:\\s?\\(?(?:task[_ ])?id\\s?[:=]?\\s?\\d{1,18}\\)?)?"
                    + "(?:\\s+trace)?\\s?:\\s{0,8}|(?i)[-=*.#\\s]{0,8}task[_ ]id\\s?[:=]?\\s?\\d{1,18}\\s?:\\s{0,8}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** True if it says which task it is. */
    boolean isNumbered() {
        return number != null || id != null;
    }

    /** Null for a line that cannot be one. */
    static @Nullable TaskHeader of(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.length() > MOST_CHARS) {
            return null;
        }
        if (!text.toLowerCase(Locale.ROOT).contains("task")) {
            return labelled(text);
        }
        Integer number = integer(lastMatch(NUMBER, text));
        String id = lastMatch(ID, text);
        if (number == null && id == null) {
            return labelled(text);
        }
        boolean bare = BARE.matcher(text).matches();
        String shape = DIGITS.matcher(text).replaceAll("9");
        return new TaskHeader(number, id == null ? null : Long.valueOf(id), null, bare, shape);
    }

    private static @Nullable TaskHeader labelled(String text) {
        return text.endsWith(":") ? new TaskHeader(null, null, label(text), false, "") : null;
    }

    private static String label(String text) {
        return text.substring(0, text.length() - 1).strip();
    }

    private static @Nullable String lastMatch(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String last = null;
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private static @Nullable Integer integer(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
