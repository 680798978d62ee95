package dev.unpark.parse.lldb;

import dev.unpark.parse.LineCursor;
import java.util.List;

/** What was typed at lldb's prompt, or given with {@code -o}: it tells what the lines below are. */
enum Prompt {
    /** Prints backtraces. */
    BACKTRACE,
    /** Begins with another process or core. */
    SESSION,
    /** Prints one thread's innermost frame at most, or nothing of threads. */
    OTHER;

    static final String SIGN = "(lldb)";

    private static final List<String> BACKTRACES = List.of("bt", "thread backtrace", "thread b", "t backtrace");

    private static final List<String> SESSIONS = List.of(
            "process attach", "attach", "target create", "file ", "process launch", "run", "r ", "process connect");

    /** Of a line that begins with {@link #SIGN}. */
    static Prompt of(LineCursor line) {
        String command = line.string(SIGN.length(), line.length()).strip() + " ";
        if (BACKTRACES.stream().anyMatch(command::startsWith)) {
            return BACKTRACE;
        }
        return SESSIONS.stream().anyMatch(command::startsWith) ? SESSION : OTHER;
    }
}
