package dev.unpark.store;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code .unpark} file: a zip with {@code evidence/} and {@code source/} as they were, and {@code investigation.json},
 * which lists them with their digests and holds the work. The same contents give the same bytes.
 */
public final class UnparkFile {
    public static final String EXTENSION = ".unpark";

    private UnparkFile() {}

    /** Whether a file is one by its name. */
    public static boolean isOne(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().endsWith(EXTENSION);
    }

    /**
     * Writes the file whole, or leaves what was there.
     *
     * @return what could not go along and why, each a sentence
     * @throws Refused if it cannot be written; the old file is as it was
     */
    public static List<String> write(Path target, Contents contents, JobContext job) throws Refused {
        List<String> left = new ArrayList<>();
        try {
            AtomicFile.write(target, out -> left.addAll(new Packing(out, job).pack(contents)));
        } catch (Packing.Unreadable e) {
            throw new Refused(
                    e.shown() + " could not be read to its end while saving (" + reason(e)
                            + "). Nothing was written to " + target + "; try again, or save without that file.",
                    e);
        } catch (IOException e) {
            throw new Refused(
                    target + " could not be written (" + reason(e)
                            + "). What was there is unchanged; choose another folder or make room, then save again.",
                    e);
        }
        return List.copyOf(left);
    }

    /**
     * Reads a file and unpacks what it carries.
     *
     * @param into an empty folder; evidence and sources lie there afterwards, until this process ends in order
     * @throws Refused if it is damaged, from a newer version, or too large to unpack
     */
    public static Contents read(Path file, Path into, JobContext job) throws Refused {
        return new Unpacking(file, into, job).unpack();
    }

    /** What an I/O error says, in words for a sentence. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case AccessDeniedException denied -> "access was denied";
            case FileSystemException other ->
                other.getReason() == null ? "the system gave no reason" : other.getReason();
            default -> {
                String message = e.getMessage();
                yield message == null || message.isBlank() ? "the system gave no reason" : message;
            }
        };
    }
}
