package dev.unpark.parse.eustack;

import dev.unpark.parse.Digits;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What eu-stack says of a dump on standard error, put in words that say what to do. Behind the name by which it was called
 * stand:
 *
 * <pre>
 * eu-stack: dwfl_thread_getframes tid 17489 at 0x564209583dff in /srv/app: No DWARF information found
 * eu-stack: tid 28378: shown max number of frames (256, use -n 0 for unlimited)
 * </pre>
 */
final class Errors {
    private static final String NAME = "stack: ";

    private final Set<Long> threads = new HashSet<>();
    private Count unwinding = new Count(0, -1, "");
    private Count limited = new Count(0, -1, "");
    private @Nullable String refused;
    private @Nullable String other;

    /** Threads of which one thing was said, and what was said of the first. */
    private record Count(int threads, long first, String said) {
        Count and(long id, String saidOfIt) {
            return threads == 0 ? new Count(1, id, saidOfIt) : new Count(threads + 1, first, said);
        }

        String named() {
            return threads == 1 ? "thread " + first : threads + " threads, of which " + first + " is the first,";
        }
    }

    /** Whether the line begins with the name of the program, with or without a folder. */
    boolean isOne(LineCursor line) {
        return textAt(line) > 0;
    }

    private static int textAt(LineCursor line) {
        int at = line.indexOf(NAME, 0);
        boolean name = at == 0 || (at > 0 && (line.byteAt(at - 1) == '-' || line.byteAt(at - 1) == '/'));
        return name && line.indexOf(' ', 0) == at + NAME.length() - 1 ? at + NAME.length() : -1;
    }

    void read(LineCursor line) {
        int text = textAt(line);
        int tid = line.indexOf("tid ", text);
        long id = tid < 0 ? -1 : Digits.number(line, tid + 4, Digits.end(line, tid + 4));
        String said = line.string(text, line.length());
        int colon = said.lastIndexOf(": ");
        String reason = colon < 0 ? said : said.substring(colon + 2);
        if (said.contains("not permitted") || said.contains("Permission denied")) {
            refused = reason;
        } else if (line.startsWith("dwfl_thread_getframes", text) && id >= 0) {
            unwinding = unwinding.and(id, reason);
        } else if (line.indexOf("shown max number of frames", text) > 0 && id >= 0) {
            limited = limited.and(id, frames(said));
        } else if (!said.startsWith("Couldn't show any frames")) {
            other = said;
        }
        if (id >= 0) {
            threads.add(id);
        }
    }

    // tid 28378: shown max number of frames (256, use -n 0 for unlimited)
    private static String frames(String said) {
        int open = said.indexOf('(');
        int comma = said.indexOf(',', Math.max(open, 0));
        return open > 0 && comma > 0 ? said.substring(open + 1, comma) : "some";
    }

    /** Whether it said something of this thread. */
    boolean isOf(long id) {
        return threads.contains(id);
    }

    /** Says it in the dump. */
    void tell(InputSink sink) {
        if (refused != null) {
            sink.incomplete(
                    "eu-stack was not allowed to look into the process (" + refused
                            + "). Run it as the user that runs the process or as root; in a container it needs CAP_SYS_PTRACE.");
        }
        if (unwinding.threads > 0) {
            sink.incomplete("The stack of " + unwinding.named() + " ends early: eu-stack could not go on ("
                    + unwinding.said + "). A build with unwind tables (.eh_frame) shows the rest.");
        }
        if (limited.threads > 0) {
            sink.incomplete("eu-stack shows only the innermost " + limited.said + " frames of " + limited.named()
                    + " and leaves the others out. With -n 0 it shows all.");
        }
        if (other != null) {
            sink.incomplete("eu-stack reported an error: " + other);
        }
    }
}
