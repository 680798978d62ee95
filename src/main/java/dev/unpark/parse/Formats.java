package dev.unpark.parse;

import dev.unpark.model.Input;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;

/** All formats that this build reads. */
public final class Formats {
    private final List<EvidenceFormat> all;

    private Formats(List<EvidenceFormat> all) {
        this.all = List.copyOf(all);
    }

    /** The formats on the class path, by id. */
    public static Formats load() {
        return new Formats(List.of());
    }

    public List<EvidenceFormat> all() {
        return all;
    }

    /**
     * Reads one file.
     *
     * @param shown the path to print, as the person gave it or as found below a folder
     * @return one input a dump; an input of format {@code unknown} with notes where no format recognised the text
     * @throws Refused if the file cannot be read or is empty, binary, or nothing but zeros
     */
    public List<Input> read(Path file, String shown, JobContext job) throws Refused {
        throw new Refused("Not built yet.");
    }
}
