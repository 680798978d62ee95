package dev.unpark.unpack;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Unpacks the files of one opening, one after the other, within the limits for all of them together. */
public final class Unpacker {
    private final Scratch scratch;
    private final Limits limits;
    private final Predicate<String> wanted;
    private final JobContext job;
    private final Budget budget;
    private @Nullable Path folder;
    private int archives;

    /** @param wanted whether a member is worth writing, by its name in the archive */
    public Unpacker(Scratch scratch, Limits limits, Predicate<String> wanted, JobContext job) {
        this.scratch = scratch;
        this.limits = limits;
        this.wanted = wanted;
        this.job = job;
        this.budget = new Budget(limits);
    }

    /** Archives inside of each other that are taken apart. */
    public int maxNesting() {
        return limits.maxNesting();
    }

    /**
     * Unpacks a file of which {@link Packed#of} said how it is packed. What is cut or damaged gives what is whole in it, and
     * a note.
     *
     * @param shown its name in sentences
     * @throws Refused if nothing could be unpacked
     */
    public Unpacked unpack(Path file, Packed packed, String shown) throws Refused {
        Members members = new Members(newFolder(), budget, job);
        return new OneArchive(file, shown, members, budget, wanted, job).unpack(packed);
    }

    private Path newFolder() throws Refused {
        Path parent = folder;
        if (parent == null) {
            parent = scratch.newFolder();
            folder = parent;
        }
        Path mine = parent.resolve(Integer.toString(++archives));
        try {
            Members.makeFolder(mine);
        } catch (IOException e) {
            throw new Refused(
                    "Nothing can be unpacked, for " + mine + " cannot be made (" + Reason.of(e)
                            + "). Make room there, or make it writable.",
                    e);
        }
        return mine;
    }
}
