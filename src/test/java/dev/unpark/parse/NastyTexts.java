package dev.unpark.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Constructs that a careless reader takes quadratic time for, each in any number. */
final class NastyTexts {
    private static final String HEAD = "Thread 1 (Thread 0x7f (LWP 1) \"a\"):\n";
    private static final String FRAME = "#0  0x1 in app::main () at main.rs:1\n";
    private static final String FUTURE = "app::f::{async_fn_env#0}::Suspend0{__awaitee: ";

    private NastyTexts() {}

    /** @param text the text with so many of them */
    record Nasty(String name, IntFunction<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Nasty> all() {
        List<Nasty> all = new ArrayList<>();
        all.addAll(ofGdb());
        all.addAll(ofGdbsSessions());
        all.addAll(ofLocals());
        all.addAll(ofPanics());
        all.addAll(ofAnyText());
        return all;
    }

    private static List<Nasty> ofGdb() {
        return List.of(
                each("heads without frames", i -> "Thread " + (i + 1) + " (LWP 1):\n"),
                each("the same head", i -> "Thread 1 (LWP 1):\n"),
                each("half a head", i -> "Thread " + i + " (Thread 0x7f (LWP 1\n"),
                below(HEAD, "frames without heads", i -> "#" + i + "  0x1 in app::f" + i + " ()\n"),
                below(HEAD, "innermost frames only", i -> FRAME),
                below(HEAD, "second frames only", i -> "#1  0x" + i + " in app::f ()\n"),
                below(HEAD, "frames with gaps", i -> "#" + 2 * i + "  0x1 in app::f ()\n"),
                below(HEAD + FRAME, "warnings", i -> "warning: section .debug_" + i + " not found\n"),
                each("warnings between frames", i -> (i == 0 ? HEAD : "warning: x\n") + "#" + i + "  0x1 in f ()\n"),
                each("alternating dumps", i -> "[New LWP 1]\n" + HEAD + FRAME),
                each("dumps that end", i -> HEAD + FRAME + "[Inferior 1 (process 7) detached]\n"),
                below(
                        HEAD,
                        "wrapped lines of one frame",
                        i -> (i == 0 ? "#0  0x1 in app::f (" : "    ") + "a=" + i + ", \n"),
                below(HEAD, "frames that are wrapped", i -> "#" + i + "  0x1 in app::f\n    () at a.rs:1\n"),
                inOne(HEAD + "#0  0x1 in f (", "arguments", i -> "a" + i + "=0x" + i + ", ", ") at a.rs:1\n"),
                inOne(HEAD + "#0  0x1 in std::sync::Mutex::lock (", "open arguments", i -> "self=(", "\n"),
                inOne(HEAD + "#0  0x1 in ", "open angles in a name", i -> "a<", " () at a.rs:1\n"),
                inOne(HEAD + "#0  0x1 in ", "open brackets in a name", i -> "a {(", "\n"),
                inOne(HEAD + "#0  0x1 in ", "closing brackets in a name", i -> "a) ", "\n"),
                inOne(HEAD + "#0  0x1 in f (a=\"", "backslashes", i -> "\\", "\n"),
                inOne(HEAD + "#0  0x1 in f (", "places", i -> ") at a.rs:x", "\n"),
                below(HEAD, "one long name each", i -> "#" + i + "  0x1 in " + "a".repeat(50) + i + " ()\n"));
    }

    private static List<Nasty> ofGdbsSessions() {
        String selected = "[Switching to thread 3 (Thread 0x7f (LWP 3))]\n";
        return List.of(
                each("selections", i -> "[Switching to thread " + i + " (Thread 0x7f (LWP 3))]\n" + FRAME),
                each("one thread again and again", i -> selected + "(gdb) bt\n" + FRAME + "#1  0x2 in _start ()\n"),
                each("a thread that moves", i -> selected + "(gdb) bt\n" + FRAME + "#1  0x" + i + " in f ()\n"),
                each("prompts", i -> "(gdb) "),
                each("prompts on lines", i -> "(gdb) bt\n"),
                below(HEAD + FRAME, "frames shown again", i -> "#0  0x1 in app::main () at main.rs:1\n1\tfn main\n"),
                each(
                        "rows of threads",
                        i -> (i == 0 ? "  Id   Target Id  Frame \n" : "") + "  " + i
                                + "    Thread 0x7f (LWP 1) \"a\" f () at a.rs:1\n"),
                below(
                        "  Id   Target Id  Frame \n* 1    Thread 0x7f (LWP 1) f (\n",
                        "wrapped lines of a row",
                        i -> "    a=1,\n"),
                below(
                        HEAD + "#0  0x1 in f (",
                        "lines that the pager tore",
                        i -> "a=1, --Type <RET> for more, q to quit, c to continue without paging--\n"),
                each("tables of threads", i -> "  Id   Target Id  Frame \n* 1    LWP 1 f () at a.rs:1\n"));
    }

    private static List<Nasty> ofLocals() {
        String local = HEAD + FRAME + "        f = ";
        return List.of(
                below(HEAD + FRAME, "locals", i -> "        a" + i + " = app::f::{async_fn_env#0}::Unresumed\n"),
                inOne(local + FUTURE, "brackets that open", i -> "{", "\n"),
                inOne(local + FUTURE, "types that open", i -> "app::X {a: (", "\n"),
                inOne(local, "futures in futures", i -> FUTURE, "\n"),
                inOne(
                        local + FUTURE,
                        "futures side by side",
                        i -> "app::g::{async_fn_env#0}::Suspend0{a: 1}, b: ",
                        "\n"),
                inOne(local + FUTURE, "angles that open", i -> "a<", "\n"),
                inOne(local + FUTURE, "quotes", i -> "'", "\n"),
                inOne(local + FUTURE, "strings that go on", i -> "\"a\", ", "\n"),
                inOne(local + FUTURE, "guards", i -> "std::sync::mutex::MutexGuard<u8> {lock: 0x1}, a: ", "\n"),
                inOne(local + FUTURE, "guards that open", i -> "std::sync::mutex::MutexGuard<u8> {lock: (", "\n"),
                below(local + FUTURE, "lines of one value", i -> "\n          a: 1,"),
                below(local + FUTURE + "{", "lines of python's", i -> "\n{Python Exception <x"),
                below(HEAD + FRAME, "locals without end", i -> "          x\n"));
    }

    private static List<Nasty> ofPanics() {
        String header = "thread 'a' panicked at src/a.rs:1:1:\n";
        return List.of(
                each("panics without message", i -> header),
                each("panics", i -> header + "no luck\n\n"),
                each("old panics that go on", i -> "thread 'a' panicked at 'no luck\n"),
                inOne("", "threads in a line", i -> "thread '", "\n"),
                inOne("", "panics in a line", i -> "thread 'a' panicked at ", "\n"),
                below(header + "no luck\n", "lines of a message", i -> "  more\n"),
                below(
                        header + "no luck\nstack backtrace:\n",
                        "frames of a panic",
                        i -> "   " + i + ": app::f" + i + "\n"),
                below(header + "no luck\nstack backtrace:\n", "places", i -> "             at src/a.rs:1\n"),
                each("backtraces without panics", i -> "stack backtrace:\n"),
                each("notes", i -> "note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n"),
                each("panics in a log", i -> "2026-11-24T09:15:00Z ok\n2026-11-24T09:15:00Z " + header + "no luck\n"));
    }

    private static List<Nasty> ofAnyText() {
        return List.of(
                each("leftovers between threads", i -> "Thread " + (i + 1) + " (LWP 1):\n" + FRAME + "left over\n"),
                each("logs between threads", i -> "Thread " + (i + 1) + " (LWP 1):\n" + FRAME + "09:15 ok\n"),
                each("prefixes that come and go", i -> (i / 50 % 2 == 0 ? "auth-1  | " : "") + FRAME),
                each("prefixes before prefixes", i -> "auth-1  | "),
                inOne("", "returns only", i -> FRAME.strip() + "\r", ""),
                inOne(HEAD, "returns", i -> "\r", "\n"),
                inOne(HEAD, "zeros", i -> "\0", "\n"),
                inOne(HEAD, "codes of a terminal", i -> "\u001B[3", "\n"),
                inOne(HEAD, "bytes that are no text", i -> "\uFFFD", "\n"),
                inOne(HEAD, "one long line", i -> "a".repeat(500), "\n"),
                below(HEAD, "empty lines", i -> "\n"),
                below(HEAD, "blank lines", i -> "        \n"),
                each("words", i -> "a line of no meaning\n"),
                each("times", i -> "2026-11-24 09:15Z ok\n"),
                each("fences", i -> "```\n"),
                each("quotes of quotes", i -> "> "),
                each("dashes", i -> "-"),
                each("hashes", i -> "#"));
    }

    private static Nasty each(String name, IntFunction<String> one) {
        return inOne("", name, one, "");
    }

    private static Nasty below(String head, String name, IntFunction<String> one) {
        return inOne(head, name, one, "");
    }

    private static Nasty inOne(String head, String name, IntFunction<String> one, String tail) {
        return new Nasty(name, n -> {
            StringBuilder text = new StringBuilder(head);
            for (int i = 0; i < n; i++) {
                text.append(one.apply(i));
            }
            return text.append(tail).toString();
        });
    }
}
