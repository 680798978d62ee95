package dev.unpark.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What the commands stand on, so that tests can stand them on something else.
 *
 * @param in what the path {@code -} stands for
 * @param out what was asked for, and nothing else
 * @param err what a person should know about it
 * @param folder where a report goes that was given no folder
 */
public record Host(InputStream in, PrintStream out, PrintStream err, Path folder, Window window, Snapshot snapshot) {
    /** A line on the error stream, marked as Unpark's. */
    void say(String sentence) {
        err.println("unpark: " + Printable.line(sentence));
    }
}
