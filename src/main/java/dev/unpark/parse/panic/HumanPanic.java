package dev.unpark.parse.panic;

import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.panic.Remarks.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads what human-panic tells people, which hides the panic, and the report file in which it then is.
 *
 * <pre>
 * explanation = """
 * Panic occurred in file 'src/load.rs' at line 12
 * """
 * cause = 'could not load the table'
 * method = "Panic"
 * backtrace = """
 *    0:     0x7ff7c6d58d06 - auth::load
 * """
 * </pre>
 */
final class HumanPanic {
    static final String OCCURRED = "Panic occurred in file '";

    private static final String CRASHED = " had a problem and crashed.";
    private static final String FILE = "report file at \"";
    private static final String LAST_WORDS = "Thank you kindly!";
    private static final String EXPLANATION = "explanation = ";
    private static final int MOST_LINES = 40;
    private static final int MOST_VALUE_LINES = 1_000;
    /** name, operating_system, crate_version */
    private static final int MOST_HEAD_LINES = 6;

    private final Reading reading;

    HumanPanic(Reading reading) {
        this.reading = reading;
    }

    /** On {@code Well, this is embarrassing.} or the sentence that newer versions begin with. */
    boolean told() {
        int number = reading.number();
        String words = reading.line() + "\n" + reading.take(linesToLastWords());
        String sentence = words;
        int crashed = words.indexOf(CRASHED);
        if (crashed >= 0) {
            int start = words.lastIndexOf('\n', crashed) + 1;
            sentence = words.substring(start, crashed + CRASHED.length());
        }
        int file = words.indexOf(FILE);
        int end = file < 0 ? -1 : words.indexOf('"', file + FILE.length());
        String where = end < 0 ? "a report file" : words.substring(file + FILE.length(), end);
        reading.tell(
                Kind.HIDDEN_PANIC,
                "The message and the backtrace of the panic on line " + number + " are in " + where
                        + ", where human-panic wrote them. Open that file too.");
        reading.add(
                Panic.Kind.PANIC,
                PanicHeader.UNKNOWN_THREAD,
                null,
                sentence.strip(),
                reading.backtrace(number),
                number);
        return true;
    }

    /** Of a text that was cut, or in which other words follow, up to the sentence that names the program. */
    private int linesToLastWords() {
        Ahead ahead = reading.ahead();
        boolean begun = reading.line().contains(CRASHED);
        int named = 0;
        for (int lines = 1; lines <= MOST_LINES; lines++) {
            if (!ahead.next()) {
                return lines - 1;
            }
            String line = ahead.line();
            if (line.startsWith(LAST_WORDS)) {
                return lines;
            }
            if (!begun && line.contains(CRASHED)) {
                begun = true;
                named = lines;
            } else if (Opening.of(line).beginsPanic()) {
                return named;
            }
        }
        return named;
    }

    /** On the first line of a report, or on its explanation; false where it is none of a panic. */
    boolean report() {
        int number = reading.number();
        int head = linesToExplanation();
        if (head < 0) {
            return false;
        }
        reading.take(head);
        SourcePlace place = place(value());
        String message = "";
        Backtrace trace = reading.backtrace(number);
        while (reading.next()) {
            String line = reading.line();
            if (line.startsWith("cause = ")) {
                message = value();
            } else if (line.startsWith("backtrace = ")) {
                frames(trace);
                break;
            } else if (!line.startsWith("method = ") && !line.isBlank()) {
                reading.back();
                break;
            }
        }
        reading.add(Panic.Kind.PANIC, PanicHeader.UNKNOWN_THREAD, place, message.strip(), trace, number);
        return true;
    }

    /** Lines below the current one up to the explanation, 0 where it is the current one; -1 where it explains no panic. */
    private int linesToExplanation() {
        Ahead ahead = reading.ahead();
        String line = reading.line();
        int lines = 0;
        while (!line.startsWith(EXPLANATION)) {
            if (++lines > MOST_HEAD_LINES || !ahead.next()) {
                return -1;
            }
            line = ahead.line();
        }
        return line.contains(OCCURRED) || (ahead.next() && ahead.line().contains(OCCURRED)) ? lines : -1;
    }

    private static @Nullable SourcePlace place(String explanation) {
        int file = explanation.indexOf(OCCURRED);
        int end = explanation.indexOf("' at line ", Math.max(0, file));
        if (file < 0 || end < 0) {
            return null;
        }
        String number = explanation.substring(end + 10).strip();
        return Places.of(explanation.substring(file + OCCURRED.length(), end) + ":" + number);
    }

    /** The value of a key, in each of TOML's four kinds of quotes. */
    private String value() {
        String text = reading.line().substring(reading.line().indexOf('=') + 1).strip();
        for (String quote : new String[] {"\"\"\"", "'''"}) {
            if (text.startsWith(quote)) {
                return unescaped(quote, longValue(quote, text.substring(quote.length())));
            }
        }
        String quote = text.startsWith("'") ? "'" : "\"";
        int end = text.lastIndexOf(quote);
        return end > 0 ? unescaped(quote, text.substring(1, end)) : text;
    }

    private String longValue(String quote, String first) {
        StringBuilder value = new StringBuilder();
        String line = first;
        for (int i = 0; i < MOST_VALUE_LINES; i++) {
            int end = line.indexOf(quote);
            if (end >= 0) {
                return value.append(line, 0, end).toString();
            }
            value.append(line).append(i == 0 && line.isEmpty() ? "" : "\n");
            if (!reading.next()) {
                break;
            }
            line = reading.line();
        }
        return value.toString();
    }

    private static String unescaped(String quote, String value) {
        return quote.startsWith("\"") ? JsonStrings.unescaped(value) : value;
    }

    private void frames(Backtrace trace) {
        while (reading.next()) {
            String line = reading.line();
            boolean last = line.endsWith("\"\"\"") || line.endsWith("'''");
            trace.take(last ? line.substring(0, line.length() - 3) : line, reading.number());
            if (last) {
                return;
            }
            if (!line.isBlank() && !line.startsWith(" ")) {
                reading.back();
                return;
            }
        }
    }
}
