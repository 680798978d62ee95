package dev.unpark.parse.panic;

import java.util.List;

/** Tells a line that some other part of the program logged from one that belongs to a panic, by how it begins. */
final class LogRecord {
    private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
    // 2026-11-24T09:31:02   2026-11-24 09:31:02   2026/11/24 09:31:02   09:31:02   Nov 24 09:31:02
    private static final List<String> TIMES =
            List.of("dddd-dd-ddTdd:dd", "dddd-dd-dd dd:dd", "dddd/dd/dd dd:dd", "dd:dd:dd", "Aaa dd dd:dd:dd");

    private LogRecord() {}

    static boolean is(String line) {
        if (line.isEmpty() || line.charAt(0) == ' ') {
            return false;
        }
        int start = line.charAt(0) == '[' || line.charAt(0) == '(' ? 1 : 0;
        return TIMES.stream().anyMatch(shape -> hasShape(line, start, shape))
                || LEVELS.stream().anyMatch(level -> isLevel(line, start, level))
                || (line.startsWith("{\"") && (line.contains("\"level\"") || line.contains("\"timestamp\"")));
    }

    //  INFO auth::http: listening        [INFO  auth] listening        but not "ERROR: relation does not exist"
    private static boolean isLevel(String line, int start, String level) {
        int end = start + level.length();
        return line.startsWith(level, start)
                && end < line.length()
                && (line.charAt(end) == ' ' || (start == 1 && line.charAt(end) == ']'));
    }

    private static boolean hasShape(String line, int start, String shape) {
        if (line.length() - start < shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char c = line.charAt(start + i);
            boolean fits = switch (shape.charAt(i)) {
                case 'd' -> Places.isDigit(c);
                case 'A' -> Character.isUpperCase(c);
                case 'a' -> Character.isLowerCase(c);
                default -> c == shape.charAt(i);
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
