package dev.unpark.parse.lldb;

import dev.unpark.parse.Digits;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines that lldb prints around the threads: what it says of itself and of the process, code, Python's complaints. */
final class Surroundings {
    private static final List<String> NOISE = List.of(
            "Executable module set to ",
            "Architecture set to: ",
            "Architecture changed to: ",
            "Current executable set to ",
            "Executing commands in ",
            "This version of LLDB has no plugin for ",
            "Target ",
            "Return value: ",
            "Completed expression: ",
            "warning: ",
            "note: ",
            "Note: this address is compiler-generated code ",
            "Command #",
            "Aborting reading of commands ");

    private static final String CORE = "Core file '";
    private static final String TRACEBACK = "Traceback (most recent call last):";

    /** Inside a traceback of Python, whose lines are indented but for the last. */
    private boolean traceback;

    private long pid = -1;
    private @Nullable String program;
    private boolean core;
    private @Nullable String python;
    private boolean scriptFailed;

    /** Whether the line is one of lldb's own; tells {@code sink} what it says. */
    boolean hold(LineCursor line, InputSink sink) {
        if (traceback) {
            traceback = line.indent() > 0;
            if (!traceback) {
                python = line.string();
            }
            return true;
        }
        if (line.endsWith(TRACEBACK)) {
            traceback = true;
            scriptFailed |= line.startsWith("error: module importing failed");
            return true;
        }
        for (String start : NOISE) {
            if (line.startsWith(start)) {
                program(line, "Executable module set to \"", sink);
                return true;
            }
        }
        return says(line, sink) || isCode(line);
    }

    private boolean says(LineCursor line, InputSink sink) {
        if (line.startsWith("Process ")) { // Process 812 stopped, Process 812 detached
            int end = Digits.end(line, 8);
            if (end > 8 && line.startsWith(" ", end)) {
                pid(Digits.number(line, 8, end), sink);
                return true;
            }
        } else if (line.startsWith(CORE)) { // Core file '/tmp/core.812' (x86_64) was loaded.
            core(sink);
            return true;
        } else if (line.startsWith("lldb version ") || line.startsWith("lldb-")) {
            sink.tool("lldb " + line.string(line.startsWith("lldb-") ? 5 : 13, line.length()));
            return true;
        } else if (line.startsWith("error: ")) {
            error(line.string(7, line.length()), sink);
            return true;
        }
        return false;
    }

    private static void error(String said, InputSink sink) {
        if (said.startsWith("attach failed")) {
            sink.incomplete("lldb could not attach (" + said + "). Run it as the user that runs the process or as root;"
                    + " in a container it needs CAP_SYS_PTRACE.");
        } else {
            sink.incomplete("lldb reported an error: " + said);
        }
    }

    private void program(LineCursor line, String before, InputSink sink) {
        int from = before.length();
        int quote = line.startsWith(before) ? line.indexOf('"', from) : -1;
        if (quote > from) {
            program = line.string(from, quote);
            sink.program(program);
        }
    }

    private void pid(long number, InputSink sink) {
        if (number >= 0) {
            pid = number;
            sink.pid(number);
        }
    }

    private void core(InputSink sink) {
        core = true;
        sink.core();
    }

    /** Tells of a second dump what was told of the first: lldb says it once a process. */
    void tellAgain(InputSink sink) {
        if (pid >= 0) {
            sink.pid(pid);
        }
        if (program != null) {
            sink.program(program);
        }
        if (core) {
            sink.core();
        }
    }

    /** What a line with a prompt says. */
    void prompt(LineCursor line, InputSink sink) {
        traceback = line.endsWith(TRACEBACK); // the echo of `quit` has no line end
        program(line, "(lldb) target create \"", sink);
        if (line.startsWith("(lldb) target create ") && line.indexOf(" --core ", 0) > 0) {
            core(sink);
        }
        int option = line.indexOf(" --pid ", 0);
        if (option > 0) {
            pid(Digits.number(line, option + 7, Digits.end(line, option + 7)), sink);
        }
    }

    // Where it stops lldb shows the source, or the machine's code if there is none:
    //   -> 5   <TAB>static void *g(void*a){for(;;);return 0;}
    //       <TAB>                       ^
    //   app`app::spin:
    //   ->  0x5569b23c30db <+59>: jmp    0x5569b23c30d0            ; <+48>
    private static boolean isCode(LineCursor line) {
        int at = line.startsWith("->") ? 2 : 0;
        while (at < line.length() && line.byteAt(at) == ' ') {
            at++;
        }
        if (line.startsWith("0x", at)) {
            return at > 0 && line.indexOf(": ", at) > 0;
        }
        if (at == 0) {
            return line.endsWith(":") && line.indexOf('`', 0) > 0;
        }
        int end = Digits.end(line, at);
        while (end < line.length() && line.byteAt(end) == ' ') {
            end++;
        }
        return end < line.length() && line.byteAt(end) == '\t';
    }

    /** Says why there are no threads, if it is known. */
    void tellWhyNone(InputSink sink) {
        if (scriptFailed && python != null) {
            sink.incomplete(
                    "lldb could not load Rust's script (" + python
                            + "), and so it printed no backtraces. Take the dump with lldb itself: lldb -p PID -batch -o 'bt all'");
        } else {
            sink.incomplete("No backtrace is in it. Take the dump again with: lldb -p PID -batch -o 'bt all'");
        }
    }
}
