package dev.unpark.export;

import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;

/** One form of the postmortem document. The same investigation gives the same bytes. */
public interface Exporter {
    /** The file's name in the output folder, such as {@code postmortem.md}. */
    String fileName();

    byte[] export(Investigation investigation, Sources sources);
}
