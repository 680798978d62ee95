package dev.unpark.parse.gdb;

import dev.unpark.parse.LineCursor;
import java.util.Arrays;
import java.util.List;

/**
 * Takes away what gdb writes to a terminal besides its output, and which a copied session has in it: the prompt, alone or
 * before the first line of the output, and the question of the pager, which may stand in the middle of a line.
 *
 * <pre>
 * (gdb) bt                                                     (gdb) (gdb) #0  0x00007f56308b8829 in syscall ()
 *     at /rustc/5980761/library/std/src/thread/l--Type &lt;RET&gt; for more, q to quit, c to continue without paging--
 * ifecycle.rs:91
 * </pre>
 */
final class Prompts {
    private static final String PROMPT = "(gdb) ";

    // The second is that of gdb before 8.3.
    private static final List<String> PAGERS = List.of(
            "--Type <RET> for more, q to quit, c to continue without paging--",
            "---Type <return> to continue, or q <return> to quit---");

    private byte[] torn = new byte[256];
    private int tornLength;
    private boolean prompted;
    private boolean paused;

    /** Whether the line had a prompt before it: what gdb does not print itself is a command then. */
    boolean isPrompted() {
        return prompted;
    }

    /** Whether the pager waits for a key where the last line ended. */
    boolean isPaused() {
        return paused;
    }

    /** Whether half a line is kept for the next. */
    boolean isTorn() {
        return tornLength > 0;
    }

    /** Leaves of the line what gdb put out; false if that is nothing. */
    boolean clean(LineCursor line) {
        prompted = false;
        if (isPager(line)) {
            return false;
        }
        paused = false;
        if (tornLength > 0) {
            line.prepend(Arrays.copyOf(torn, tornLength));
            tornLength = 0;
        }
        while (line.startsWith(PROMPT)) {
            line.skip(PROMPT.length());
            prompted = true;
        }
        if (line.startsWith("(gdb)") && line.length() == PROMPT.length() - 1) {
            prompted = true;
            return false;
        }
        return !line.isBlank();
    }

    // Both texts begin and end with two dashes; the key that was pressed may stand behind.
    private boolean isPager(LineCursor line) {
        int length = line.length();
        boolean may = length > 50
                && ((line.byteAt(0) == '-' && line.byteAt(1) == '-')
                        || line.byteAt(length - 1) == '-'
                        || line.byteAt(length - 2) == '-');
        for (int i = 0; may && i < PAGERS.size(); i++) {
            String pager = PAGERS.get(i);
            boolean leads = line.startsWith(pager);
            if (leads && length - pager.length() > 1) { // #12 0x00007f.. in the same line
                line.skip(pager.length());
                return false;
            }
            int behind = line.endsWith(pager) ? 0 : 1;
            if (line.startsWith(pager, length - behind - pager.length())) {
                keep(line, length - behind - pager.length());
                paused = true;
                return true;
            }
        }
        return false;
    }

    private void keep(LineCursor line, int length) {
        if (tornLength + length > LineCursor.MAX_LINE_BYTES) {
            return;
        }
        if (tornLength + length > torn.length) {
            torn = Arrays.copyOf(torn, 2 * (tornLength + length));
        }
        System.arraycopy(line.bytes(), line.from(), torn, tornLength, length);
        tornLength += length;
    }
}
