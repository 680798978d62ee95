package dev.unpark.parse.proc;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.OpenThread;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the files of each thread, in whichever order they were printed. */
final class ProcReader {
    private final InputSink sink;
    private final OpenThread thread;
    private Map<Long, TaskFiles> tasks = new LinkedHashMap<>();
    private long pid = -1;
    private @Nullable TaskFiles task;
    private String file = "";

    ProcReader(InputSink sink) {
        this.sink = sink;
        this.thread = new OpenThread(sink);
    }

    void read(LineCursor line) {
        while (line.next()) {
            if (line.isCut()) {
                sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                        + " MiB; only so much of it was read.");
            }
            String text = line.string();
            FileHead head = line.startsWith("==> ") ? FileHead.of(text) : null;
            if (head != null) {
                head(head, line);
            } else if (!text.isBlank() && !content(line, text)) {
                sink.notUnderstood(line);
            }
        }
        finishDump();
    }

    private void head(FileHead head, LineCursor line) {
        TaskFiles known = head.pid() == pid ? tasks.get(head.id()) : null;
        boolean again = known != null && !known.opens(head.file());
        if (tasks.isEmpty() || again || head.pid() != pid) {
            finishDump();
            sink.begin(line.number());
            pid = head.pid();
            known = null;
        }
        if (known == null) {
            known = new TaskFiles(head.id(), line.number());
            known.opens(head.file());
            if (tasks.size() <= OpenThread.MOST_THREADS) {
                tasks.put(head.id(), known);
            }
        }
        task = known;
        file = head.file();
    }

    private boolean content(LineCursor line, String text) {
        if (task == null) {
            return false;
        }
        if (text.contains("/proc/") && (text.endsWith(": Permission denied") || text.endsWith(": No such process"))) {
            return true;
        }
        // A name or a number that was cut must not be taken for one; head ends each file with a line end.
        boolean cut = !line.isTerminated() && !file.equals("status");
        return cut || task.take(file, text, line.number());
    }

    private void finishDump() {
        if (tasks.isEmpty()) {
            return;
        }
        sink.tool("/proc");
        sink.pid(pid);
        SystemCalls machine = tasks.values().stream()
                .map(TaskFiles::machine)
                .filter(m -> m != SystemCalls.UNKNOWN)
                .findFirst()
                .orElse(SystemCalls.UNKNOWN);
        boolean byNumber = tasks.values().stream().anyMatch(TaskFiles::hasCallNumber);
        tasks.values().forEach(t -> t.tell(thread, machine));
        sink.note(
                "/proc tells in which system call a thread is, not which code called it: roles and locks need a thread"
                        + " dump. Take one with: gdb -p " + pid
                        + " -batch -ex 'set pagination off' -ex 'thread apply all bt' > dump.txt");
        if (byNumber) {
            sink.note(
                    machine == SystemCalls.UNKNOWN
                            ? "The numbers of system calls were left as they are: nothing in it tells which machine it is."
                            : "Kernel stacks could not be read everywhere; there the call is named by its number on "
                                    + (machine == SystemCalls.X86_64 ? "x86_64" : "arm64") + ". Root may read them.");
        }
        tasks = new LinkedHashMap<>();
        task = null;
        file = "";
    }
}
