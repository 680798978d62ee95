package dev.unpark.parse.hansei;

import dev.unpark.model.TaskState;
import dev.unpark.parse.LineCursor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The phrases that hansei prints around its tables and chains. */
final class Words {
    private static final int MOST_CHARS = 400;
    private static final Pattern STACK =
            Pattern.compile("lwp (\\d{1,9})(?: native stack:|  (?:polling|last polled) .*)");
    private static final Pattern MID_POLL = Pattern.compile("mid-poll on lwp (\\d{1,9})\\b.*");
    private static final Pattern SHOWN = Pattern.compile("\\[([\\d,]+ \\w+), ([\\d,]+) shown]");
    private static final Pattern COUNT = Pattern.compile("\\[\\d[\\d,]* \\w+]|\\[Executed against .*]");

    private Words() {}

    /** End of the digits from {@code at} on. */
    static int digits(LineCursor line, int at) {
        int i = at;
        while (i < line.length() && line.byteAt(i) >= '0' && line.byteAt(i) <= '9') {
            i++;
        }
        return i;
    }

    static @Nullable Long number(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** The command behind a prompt, {@code hansei〉trace 3}; null for a line without one. */
    static @Nullable String prompted(LineCursor line) {
        if (!line.startsWith("hansei") || line.length() > MOST_CHARS) {
            return null;
        }
        String text = line.string();
        boolean prompt = text.startsWith("〉", 6) || text.startsWith("> ", 6);
        return prompt ? text.substring(7).strip() : null;
    }

    /** The thread whose stack or state follows, null for a line that heads none. */
    static @Nullable Long stackOf(LineCursor line) {
        return line.startsWith("lwp ") ? first(STACK, line) : null;
    }

    /** The thread on which a task was being polled. */
    static @Nullable Long polledOn(LineCursor line) {
        return line.startsWith("mid-poll on lwp ") ? first(MID_POLL, line) : null;
    }

    private static @Nullable Long first(Pattern pattern, LineCursor line) {
        if (line.length() > MOST_CHARS) {
            return null;
        }
        Matcher matcher = pattern.matcher(line.string());
        return matcher.matches() ? Long.valueOf(matcher.group(1)) : null;
    }

    /** What a footer says was left out, a sentence; empty if nothing was; null for a line that is no footer. */
    static @Nullable String footer(LineCursor line) {
        if (line.length() > MOST_CHARS) {
            return null;
        }
        String text = line.string();
        Matcher shown = SHOWN.matcher(text);
        if (shown.matches() && shown.group(1).matches(".*(frame|row)s?")) {
            return "hansei was asked for some frames of a stack or chain only; the others are not in it.";
        }
        if (shown.matches()) {
            return "hansei was asked for " + shown.group(2) + " of " + shown.group(1) + "; the others are not in it.";
        }
        return COUNT.matcher(text).matches() ? "" : null;
    }

    /** True for a line that says where and why a chain of awaits could not be followed. */
    static boolean endsChain(LineCursor line) {
        return line.startsWith("the chain continues into ")
                || line.startsWith("await chain truncated")
                || (line.startsWith("what ") && line.endsWith("; the chain ends there"));
    }

    /** The lifecycle as hansei words it: {@code idle}, {@code running (lwp 7)}, {@code blocking (queued)}. */
    static TaskState state(String word) {
        String text = word.strip();
        if (text.startsWith("running") || (text.startsWith("blocking") && !text.contains("(queued"))) {
            return TaskState.POLLING;
        }
        if (text.startsWith("idle")) {
            return TaskState.IDLE;
        }
        if (text.contains("queued") || text.startsWith("notified") || text.startsWith("scheduled")) {
            return TaskState.SCHEDULED;
        }
        return text.startsWith("complete") ? TaskState.COMPLETED : TaskState.UNKNOWN;
    }
}
