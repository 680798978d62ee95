package dev.unpark.parse.panic;

import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Text;

/**
 * Looks ahead for the end of a message. std marks it only by what it prints next: the backtrace, or the note that it
 * prints after the first panic of a process. Later panics without backtraces have nothing, and what follows is the
 * program's output; of that, only lines that are indented are taken to be the message's (assert_eq's {@code   left: 1}).
 */
final class MessageEnd {
    /** A message is searched so far; assert_eq on large values prints long ones. */
    private static final long MAX_BYTES = 1 << 20;

    private MessageEnd() {}

    /** Number of lines below the cursor's line that are the message. */
    static int lines(Text text, LineCursor header, String prefix) {
        Lines ahead = ahead(text, header, prefix);
        int lines = 0;
        int certain = 0;
        boolean indented = true;
        while (ahead.next()) {
            String line = ahead.line();
            if (endsMessage(line)) {
                return lines;
            }
            if (PanicHeader.of(ahead.cursor()) != null) {
                break;
            }
            indented &= lines == 0 || startsBlank(line);
            lines++;
            if (indented) {
                certain = lines;
            }
        }
        return certain;
    }

    /** Number of lines below the cursor's line up to the one that ends an old message, or -1 if there is none. */
    static int oldLines(Text text, LineCursor header, String prefix) {
        Lines ahead = ahead(text, header, prefix);
        int lines = 0;
        while (ahead.next()) {
            lines++;
            String line = ahead.line();
            if (endsMessage(line) || PanicHeader.of(ahead.cursor()) != null) {
                return -1;
            }
            if (PanicHeader.OldEnd.of(line) != null) {
                return lines;
            }
        }
        return -1;
    }

    private static Lines ahead(Text text, LineCursor header, String prefix) {
        long from = header.endOffset();
        Lines lines = new Lines(
                text.slice(from, from + MAX_BYTES, header.number() + 1).lines());
        lines.prefix(prefix);
        return lines;
    }

    private static boolean endsMessage(String line) {
        return line.equals(Phrases.BACKTRACE) || Phrases.isNote(line) || Phrases.isAbort(line) || Phrases.isFatal(line);
    }

    private static boolean startsBlank(String line) {
        return !line.isBlank() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
    }
}
