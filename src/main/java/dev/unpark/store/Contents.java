package dev.unpark.store;

import dev.unpark.model.Work;
import java.util.List;

/**
 * What an investigation is made of: everything that is derived can be derived again from it.
 *
 * @param notes what was left out on opening, as {@code Evidence.notes} has it
 */
public record Contents(
        Work work, List<EvidenceFile> files, List<UnreadFile> unread, List<SourceTree> trees, List<String> notes) {
    public Contents {
        files = List.copyOf(files);
        unread = List.copyOf(unread);
        trees = List.copyOf(trees);
        notes = List.copyOf(notes);
    }

    /** The same evidence with other work. */
    public Contents withWork(Work newWork) {
        return new Contents(newWork, files, unread, trees, notes);
    }

    /** The same work on other files. */
    public Contents withFiles(List<EvidenceFile> newFiles) {
        return new Contents(work, newFiles, unread, trees, notes);
    }
}
