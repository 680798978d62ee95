package dev.unpark.session;

import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.Work;
import dev.unpark.source.Sources;
import dev.unpark.store.Contents;
import dev.unpark.store.EvidenceFile;
import dev.unpark.store.SourceTree;
import dev.unpark.store.UnparkFile;
import dev.unpark.store.UnreadFile;
import dev.unpark.work.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Saves an investigation with its evidence. */
public final class Saving {
    private Saving() {}

    /**
     * @param file where it is now
     * @param notes what could not go along, each a sentence; empty if all did
     */
    public record Saved(Path file, List<String> notes) {
        public Saved {
            notes = List.copyOf(notes);
        }
    }

    /** Writes the work with what was opened; all or nothing. The file's name gets {@code .unpark} if it has it not. */
    public static Job<Saved> save(Opened opened, Work work, Path target) {
        return job -> {
            Path file = UnparkFile.isOne(target)
                    ? target
                    : target.resolveSibling(target.getFileName() + UnparkFile.EXTENSION);
            return new Saved(file, UnparkFile.write(file, contents(opened, work), job));
        };
    }

    /** What is kept of an investigation; {@link dev.unpark.store.Recovery#begin} takes it too. */
    public static Contents contents(Opened opened, Work work) {
        Evidence evidence = opened.investigation().evidence();
        List<SourceTree> trees = new ArrayList<>();
        for (int i = 0; i < opened.roots().size(); i++) {
            Path root = opened.roots().get(i);
            trees.add(new SourceTree(evidence.sourceRoots().get(i), root, files(opened.sources(), root)));
        }
        return new Contents(work, opened.files(), unread(opened), trees, evidence.notes());
    }

    private static List<String> files(Sources sources, Path root) {
        List<String> below = new ArrayList<>();
        for (String path : sources.files()) {
            Path file = sources.locate(path);
            if (file.startsWith(root)) {
                below.add(root.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/"));
            }
        }
        below.sort(null);
        return below;
    }

    private static List<UnreadFile> unread(Opened opened) {
        List<UnreadFile> unread = new ArrayList<>();
        List<String> shown = opened.files().stream().map(EvidenceFile::shown).toList();
        int before = 0;
        for (Input input : opened.investigation().evidence().inputs()) {
            if (input.error() != null) {
                unread.add(new UnreadFile(input.path(), input.error(), before));
            } else {
                before = Math.max(before, shown.indexOf(input.path()) + 1);
            }
        }
        return unread;
    }
}
