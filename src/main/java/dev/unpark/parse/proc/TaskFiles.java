package dev.unpark.parse.proc;

import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the files of one thread say. */
final class TaskFiles {
    private static final String KERNEL = "kernel";
    private static final String RUNNING = "running";

    /** A line that is shown as a frame. */
    private record Printed(String text, String module, int line) {}

    final long id;
    final int line;
    private final Set<String> files = new HashSet<>();
    private final List<Printed> stack = new ArrayList<>();
    private @Nullable String name;
    private @Nullable Printed wchan;
    private @Nullable Printed call;
    private @Nullable Printed state;
    private long callNumber = -1;
    private boolean onCpu;
    private SystemCalls machine = SystemCalls.UNKNOWN;

    TaskFiles(long id, int line) {
        this.id = id;
        this.line = line;
    }

    /** False if such a file of this thread was read before: another snapshot begins. */
    boolean opens(String file) {
        return files.add(file);
    }

    SystemCalls machine() {
        return machine;
    }

    boolean hasCallNumber() {
        return stack.isEmpty() && callNumber >= 0;
    }

    /** Takes a line of a file, or says that it is no part of it. */
    boolean take(String file, String text, int number) {
        return switch (file) {
            case "comm" -> comm(text);
            case "wchan" -> wchan(text, number);
            case "syscall" -> syscall(text, number);
            case "stack" -> stack(text, number);
            case "status" -> status(text, number);
            default -> false;
        };
    }

    private boolean comm(String text) {
        boolean first = name == null;
        name = first ? text : name;
        return first;
    }

    // futex_do_wait        poll_schedule_timeout.constprop.0        0
    private boolean wchan(String text, int number) {
        boolean word = wchan == null && text.indexOf(' ') < 0;
        if (word && !text.equals("0")) {
            wchan = new Printed(text, KERNEL, number);
        }
        return word;
    }

    // 202 0x7f975a1e5918 0x80 0x1 0x0 0x2 0x7f019dd0 0x7ffd41db61e8 0x7f975a2e9829       the last two: sp and pc
    // running              -1 0x7ffd41db61e8 0x7f975a2e9829
    private boolean syscall(String text, int number) {
        String[] words = text.split(" ", 12);
        onCpu = text.equals(RUNNING);
        if (onCpu || words[0].equals("-1")) {
            return true;
        }
        long value = Scan.decimal(words[0], 0, words[0].length());
        if (value < 0 || call != null) {
            return false;
        }
        callNumber = value;
        call = new Printed(text, KERNEL, number);
        if (words.length == 9) {
            machine = SystemCalls.byStackPointer(Scan.prefixedHex(words[7], 0));
        }
        return true;
    }

    // [<0>] futex_do_wait+0x46/0x90        [<ffffffff811d2b5f>] nfs_wait+0x5/0x10 [nfs]        [<0>] 0xffffffffffffffff
    private boolean stack(String text, int number) {
        int close = text.startsWith("[<") ? text.indexOf(">] ") : -1;
        if (close < 0) {
            return false;
        }
        String rest = text.substring(close + 3).strip();
        int plus = rest.indexOf("+0x");
        if (plus > 0 && stack.size() <= OpenThread.MOST_FRAMES) {
            int module = rest.endsWith("]") ? rest.lastIndexOf(" [") : -1;
            String where = module > plus ? rest.substring(module + 2, rest.length() - 1) : KERNEL;
            stack.add(new Printed(rest.substring(0, plus), where, number));
        }
        if (text.contains("__x64_sys_")) {
            machine = SystemCalls.X86_64;
        } else if (text.contains("__arm64_sys_")) {
            machine = SystemCalls.ARM64;
        }
        return plus > 0 || rest.startsWith("0x");
    }

    // State:	R (running)
    private boolean status(String text, int number) {
        int colon = text.indexOf(':');
        boolean field = colon > 0 && text.indexOf(' ') != 0 && text.startsWith("\t", colon + 1);
        if (field && text.startsWith("State:")) {
            state = new Printed("State: " + text.substring(colon + 1).strip(), KERNEL, number);
        } else if (field && text.startsWith("Name:") && name == null) {
            name = text.substring(colon + 1).strip();
        }
        return field;
    }

    /** Puts the thread into the dump; {@code known} is the machine by all threads of the snapshot. */
    void tell(OpenThread thread, SystemCalls known) {
        thread.open(null, id, name, line);
        if (state != null && state.text.startsWith("State: R") && (onCpu || stack.isEmpty())) {
            add(thread, state);
        }
        stack.forEach(frame -> add(thread, frame));
        if (stack.isEmpty() && wchan != null) {
            add(thread, wchan);
        }
        if (stack.isEmpty() && call != null) {
            String word = callNumber > Integer.MAX_VALUE ? null : known.name((int) callNumber);
            add(thread, new Printed("syscall " + (word == null ? callNumber : word), KERNEL, call.line));
        }
        thread.close();
    }

    private static void add(OpenThread thread, Printed printed) {
        thread.frame(0, printed.text, null, printed.module, false, printed.line);
    }
}
