package dev.unpark.session;

import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import dev.unpark.store.EvidenceFile;
import java.util.List;

/**
 * What opening gave.
 *
 * @param sources the opened source trees, for views and documents that quote them
 * @param files where the evidence lies on this machine, in the order it was found
 */
public record Opened(Investigation investigation, Sources sources, List<EvidenceFile> files) {
    public Opened {
        files = List.copyOf(files);
    }
}
