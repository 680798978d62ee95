package dev.unpark.parse.eustack;

import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;

/**
 * The list of modules that {@code -l} prints before the threads. The first is the program:
 *
 * <pre>
 * 0x000055e0ac4b5000-0x000055e0aca49000 auth-service
 *   [08a51198409dce247ebdef4b0f416798df80b91b]
 *   /srv/build/target/debug/auth-service
 *   -
 * </pre>
 */
final class ModuleMap {
    private boolean open;
    private boolean programSeen;

    /** The lines that follow may be the list's. */
    void begin() {
        open = true;
        programSeen = false;
    }

    void end() {
        open = false;
    }

    /** Whether the line is one of the list; tells the program. */
    boolean holds(LineCursor line, InputSink sink) {
        if (!open) {
            return false;
        }
        if (line.startsWith("0x")) {
            return line.indexOf("-0x", 2) > 0;
        }
        if (!line.startsWith("  ") || line.length() == 2) {
            return false;
        }
        if (!programSeen && line.byteAt(2) == '/') {
            programSeen = true;
            sink.program(line.string(2, line.length()));
        }
        return true;
    }
}
