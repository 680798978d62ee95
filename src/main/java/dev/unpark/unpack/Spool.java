package dev.unpark.unpack;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Puts what comes without a file, such as standard input, into one: all else reads files. */
public final class Spool {
    private Spool() {}

    /**
     * Copies {@code in} to its end; it is not closed.
     *
     * @param shown what to call it in sentences
     * @throws Refused if it cannot be read, or does not fit on the disk
     */
    public static Path copy(InputStream in, String shown, Scratch scratch, JobContext job) throws Refused {
        Limits limits = Limits.standard();
        Limits onlyTheDisk = new Limits(
                Long.MAX_VALUE, Long.MAX_VALUE, 1, 1, Long.MAX_VALUE, Integer.MAX_VALUE, limits.keptFreeBytes());
        Path folder = scratch.newFolder();
        try {
            return new Members(folder, new Budget(onlyTheDisk), job).write(SafeName.of(shown, "text"), in);
        } catch (LimitHit e) {
            throw new Refused(shown + " " + e.reason() + ". Save it to a file, and open that.", e);
        } catch (IOException e) {
            throw new Refused(shown + " could not be read to its end (" + Reason.of(e) + ").", e);
        }
    }
}
