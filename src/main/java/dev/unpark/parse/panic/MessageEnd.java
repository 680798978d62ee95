package dev.unpark.parse.panic;

/**
 * How far a message goes. std marks its end only by what it prints next: the backtrace, or the note that it prints after
 * the first panic of a process. Later panics without backtraces have nothing, and what follows is the program's output; of
 * that, only lines that are indented are taken to be the message's (assert_eq's {@code   left: 1}).
 *
 * @param lines lines below the header that are the message
 * @param strangers lines below those that some other part of the program logged before the backtrace came
 */
record MessageEnd(int lines, int strangers) {
    private static final int MOST_STRANGERS = 64;

    static MessageEnd find(Reading reading) {
        Ahead ahead = reading.ahead();
        Search search = new Search();
        while (ahead.next()) {
            String line = ahead.line();
            if (Opening.of(line).endsMessage() || FrameText.isInnermost(line)) {
                return search.found();
            }
            boolean stranger = search.lines > 0 && isStranger(reading.prefix(), ahead, line);
            if (!search.take(line, stranger)) {
                break;
            }
        }
        if (search.lines == 0 && ahead.isCutShort()) {
            return new MessageEnd(1, 0); // one line, longer than a look: std prints the message there
        }
        return reading.isEmbedded() ? search.found() : new MessageEnd(search.certain, 0);
    }

    private static boolean isStranger(Prefix prefix, Ahead ahead, String line) {
        String whole = ahead.cursor().string();
        return !prefix.isOn(whole) && (LogRecord.is(line) || prefix.sharesMark(whole));
    }

    /** Number of lines below the cursor's line up to the one that ends an old message, or -1 if there is none. */
    static int oldLines(Reading reading) {
        Ahead ahead = reading.ahead();
        int lines = 0;
        while (ahead.next()) {
            lines++;
            String line = ahead.line();
            Opening opening = Opening.of(line);
            if (opening.endsMessage() || opening.beginsPanic()) {
                return -1;
            }
            if (PanicHeader.OldEnd.of(line) != null) {
                return lines;
            }
        }
        return -1;
    }

    private static final class Search {
        private int lines;
        private int certain;
        private int beforeStrangers = -1;
        private boolean indented = true;

        /** False where the search is over without an end. */
        boolean take(String line, boolean stranger) {
            if (Opening.of(line).beginsPanic()) {
                return false;
            }
            if (stranger && beforeStrangers < 0) {
                beforeStrangers = lines;
            }
            indented &= !stranger && (lines == 0 || startsBlank(line));
            lines++;
            if (indented) {
                certain = lines;
            }
            return beforeStrangers < 0 || lines - beforeStrangers <= MOST_STRANGERS;
        }

        MessageEnd found() {
            return beforeStrangers < 0
                    ? new MessageEnd(lines, 0)
                    : new MessageEnd(beforeStrangers, lines - beforeStrangers);
        }

        private static boolean startsBlank(String line) {
            return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        }
    }
}
