package dev.unpark.cli;

import dev.unpark.session.Opened;
import dev.unpark.work.Refused;
import java.nio.file.Path;

/** Makes a picture of the workspace without a screen. */
@FunctionalInterface
public interface Snapshot {
    /**
     * Writes a PNG file.
     *
     * @throws Refused if no picture can be made on this machine; the rest of a report goes on without it
     */
    void write(Opened opened, Path png) throws Refused;
}
