package dev.unpark.parse.log;

import dev.unpark.model.LogLine;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A line that begins with a time.
 *
 * <pre>
 * 2026-11-24 09:15Z text              2026-11-24T09:15:02.117+02:00 text       2026/11/24 09:15:02,117 text
 * 09:15 text                          [2026-11-24 09:15 UTC] text              24.11.2026 09:15 text
 * - 09:15:02: text                    (09:15) text                             9:15 PM - text
 * </pre>
 *
 * @param zone the offset as written, null where there is none
 */
record TimedLine(LocalDateTime at, @Nullable String zone, String text) {
    static @Nullable TimedLine of(String line) {
        return new Scanner(line).timedLine();
    }

    private static final class Scanner {
        private final String line;
        private int i;

        Scanner(String line) {
            this.line = line;
        }

        @Nullable
        TimedLine timedLine() {
            blanks();
            if (i + 1 < line.length() && "-*•–".indexOf(line.charAt(i)) >= 0 && isBlank(i + 1)) {
                i++;
                blanks();
            }
            int bracket = "[(".indexOf(peek(0));
            i += bracket >= 0 ? 1 : 0;
            try {
                LocalDate date = date();
                LocalTime time = time();
                String zone = zone();
                if (bracket >= 0 && peek(0) != "])".charAt(bracket)) {
                    return null;
                }
                i += bracket >= 0 ? 1 : 0;
                return endsHere() ? new TimedLine(date.atTime(time), zone, rest()) : null;
            } catch (DateTimeException e) {
                return null; // 25:70, or no time at all
            }
        }

        /** 2026-11-24, 2026/11/24 or 24.11.2026 and what is before the time; without one, {@link LogLine#NO_DATE}. */
        private LocalDate date() {
            LocalDate date;
            if (shape("dddd-dd-dd") || shape("dddd/dd/dd")) {
                date = LocalDate.of(number(0, 4), number(5, 2), number(8, 2));
            } else if (shape("dd.dd.dddd")) {
                date = LocalDate.of(number(6, 4), number(3, 2), number(0, 2));
            } else {
                return LogLine.NO_DATE;
            }
            i += 10;
            if (peek(0) == 'T' || peek(0) == '_' || peek(0) == ',') {
                i++;
            }
            blanks();
            return date;
        }

        /** 09:15, 9:15, 09:15:02, with a fraction after dot or comma, with AM or PM. */
        private LocalTime time() {
            int hourDigits = shape("dd:dd") ? 2 : 1;
            if (hourDigits == 1 && !shape("d:dd")) {
                throw new DateTimeException("no time");
            }
            int hour = number(0, hourDigits);
            int minute = number(hourDigits + 1, 2);
            i += hourDigits + 3;
            int second = 0;
            int nano = 0;
            if (shape(":dd")) {
                second = number(1, 2);
                i += 3;
                nano = fraction();
            }
            return LocalTime.of(halfDay(hour), minute, second, nano);
        }

        private int fraction() {
            if ((peek(0) != '.' && peek(0) != ',') || !isDigit(peek(1))) {
                return 0;
            }
            int nano = 0;
            int unit = 100_000_000;
            for (i++; isDigit(peek(0)); i++) {
                nano += (peek(0) - '0') * unit;
                unit /= 10;
            }
            return nano;
        }

        private int halfDay(int hour) {
            int at = peek(0) == ' ' ? i + 1 : i;
            boolean am = line.regionMatches(true, at, "AM", 0, 2);
            boolean pm = line.regionMatches(true, at, "PM", 0, 2);
            if ((!am && !pm) || hour < 1 || hour > 12 || isWord(at + 2)) {
                return hour;
            }
            i = at + 2;
            return hour % 12 + (pm ? 12 : 0);
        }

        /** Z, +02:00, +0200, +02, UTC or GMT, after a blank too. */
        private @Nullable String zone() {
            int start = peek(0) == ' ' ? i + 1 : i;
            int end = start;
            if (start < line.length() && line.charAt(start) == 'Z') {
                end = start + 1;
            } else if (line.startsWith("UTC", start) || line.startsWith("GMT", start)) {
                end = start + 3;
            } else if (start < line.length() && "+-".indexOf(line.charAt(start)) >= 0) {
                end = afterOffset(start + 1);
            }
            if (end == start || isWord(end)) {
                return null;
            }
            i = end;
            return line.substring(start, end);
        }

        // "09:15 -02:00" is an offset; in "09:15 -12 threads are left" the dash is the writer's.
        private int afterOffset(int digits) {
            int start = i;
            boolean attached = digits == start + 1;
            i = digits;
            int length = shape("dd:dd") ? 5 : shape("dddd") ? 4 : attached && shape("dd") ? 2 : -1;
            i = start;
            return digits + length;
        }

        /** After the time the words begin: behind a blank, or one mark between them. */
        private boolean endsHere() {
            return i >= line.length() || isBlank(i) || ":-–—|,;".indexOf(line.charAt(i)) >= 0;
        }

        private String rest() {
            blanks();
            if (i < line.length()
                    && ":-–—|,;".indexOf(line.charAt(i)) >= 0
                    && (i + 1 == line.length() || isBlank(i + 1))) {
                i++;
            }
            return line.substring(i).strip();
        }

        /** Whether the text here is so: {@code d} is a digit, all else itself. */
        private boolean shape(String shape) {
            for (int k = 0; k < shape.length(); k++) {
                char wanted = shape.charAt(k);
                char c = peek(k);
                if (wanted == 'd' ? !isDigit(c) : c != wanted) {
                    return false;
                }
            }
            return true;
        }

        private int number(int from, int digits) {
            return Integer.parseInt(line, i + from, i + from + digits, 10);
        }

        private char peek(int ahead) {
            return i + ahead < line.length() ? line.charAt(i + ahead) : '\0';
        }

        private void blanks() {
            while (i < line.length() && isBlank(i)) {
                i++;
            }
        }

        private boolean isBlank(int at) {
            char c = line.charAt(at);
            return c == ' ' || c == '\t' || c == '\u00A0';
        }

        private boolean isWord(int at) {
            return at < line.length() && Character.isLetterOrDigit(line.charAt(at));
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }
    }
}
