package dev.unpark.checklist;

import dev.unpark.model.Evidence;
import dev.unpark.model.Input;

/** Fills what the evidence knows into a command that a person is going to paste into a shell. */
final class Commands {
    private Commands() {}

    /** {@code {pid}} and {@code {binary}} as the first input that tells has them, else {@code PID} and {@code BINARY}. */
    static String fill(String command, Evidence evidence) {
        String pid = "PID";
        String binary = "BINARY";
        for (Input input : evidence.inputs().reversed()) {
            pid = input.pid() == null ? pid : input.pid().toString();
            binary = input.program() == null ? binary : quoted(input.program(), binary);
        }
        return command.replace("{pid}", pid).replace("{binary}", binary);
    }

    // The name comes out of a file that anyone may have written: it reaches the shell as one word or not at all.
    private static String quoted(String program, String otherwise) {
        if (program.isBlank() || program.startsWith("-") || program.matches("(?s).*\\p{C}.*")) {
            return otherwise;
        }
        return program.matches("[A-Za-z0-9_./+:@%=-]+") ? program : "'" + program.replace("'", "'\\''") + "'";
    }
}
