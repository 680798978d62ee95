package dev.unpark.store;

import dev.unpark.model.Work;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code origin.json} of a recovery folder: where the evidence lay when the session began, for a crash that comes before
 * it was copied.
 *
 * @param file the {@code .unpark} file that the session works on; empty if none
 */
record Origin(String file, List<Located> evidence, List<UnreadFile> unread, List<Tree> sources, List<String> notes) {
    /** @param readAs id of the format that a person chose; empty if none */
    record Located(String shown, String path, String sha256, String readAs) {}

    record Tree(String shown, String root, List<String> files) {}

    static Origin of(Contents contents, String file) {
        return new Origin(
                file,
                contents.files().stream()
                        .map(f -> new Located(
                                f.shown(),
                                f.path().toAbsolutePath().toString(),
                                f.sha256(),
                                f.readAs() == null ? "" : f.readAs()))
                        .toList(),
                contents.unread(),
                contents.trees().stream()
                        .map(t -> new Tree(t.shown(), t.root().toAbsolutePath().toString(), t.files()))
                        .toList(),
                contents.notes());
    }

    Contents contents(Work work) throws InvalidPathException {
        List<EvidenceFile> files = new ArrayList<>();
        for (Located f : evidence) {
            files.add(new EvidenceFile(
                    f.shown(), Path.of(f.path()), f.sha256(), f.readAs().isEmpty() ? null : f.readAs()));
        }
        List<SourceTree> trees = new ArrayList<>();
        for (Tree t : sources) {
            trees.add(new SourceTree(t.shown(), Path.of(t.root()), t.files()));
        }
        return new Contents(work, files, unread, trees, notes);
    }
}
