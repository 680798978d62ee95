package dev.unpark.store;

import dev.unpark.unpack.SafeName;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what a crashed process had unpacked or was given without a file: the folder that it lies in is cleared away
 * once nobody needs it.
 */
final class Adoption {
    private final Path abandoned;
    private final Path into;
    private final JobContext job;

    /**
     * @param abandoned what lies below it is copied
     * @param into an empty folder
     */
    Adoption(Path abandoned, Path into, JobContext job) {
        this.abandoned = abandoned.toAbsolutePath();
        this.into = into;
        this.job = job;
    }

    Contents adopt(Contents contents) throws IOException {
        List<EvidenceFile> files = new ArrayList<>();
        for (EvidenceFile file : contents.files()) {
            if (file.path().startsWith(abandoned)) {
                Path to =
                        into.resolve("evidence").resolve((files.size() + 1) + "-" + SafeName.of(file.shown(), "file"));
                copy(file.path(), to);
                files.add(new EvidenceFile(file.shown(), to, file.sha256(), file.readAs()));
            } else {
                files.add(file);
            }
        }
        List<SourceTree> trees = new ArrayList<>();
        for (SourceTree tree : contents.trees()) {
            trees.add(tree.root().startsWith(abandoned) ? adopt(tree, trees.size()) : tree);
        }
        return new Contents(contents.work(), files, contents.unread(), trees, contents.notes());
    }

    private SourceTree adopt(SourceTree tree, int index) throws IOException {
        Path root = into.resolve("source").resolve(Integer.toString(index));
        for (String path : tree.files()) {
            copy(tree.root().resolve(path), root.resolve(path));
        }
        return new SourceTree(tree.shown(), root, tree.files());
    }

    private void copy(Path from, Path to) throws IOException {
        job.checkCancelled();
        makeFolder(to.getParent());
        to.toFile().deleteOnExit();
        Files.copy(from, to);
    }

    // Folders are named for deletion before what is in them: the last named goes first.
    static void makeFolder(@Nullable Path folder) throws IOException {
        if (folder != null && !Files.isDirectory(folder)) {
            makeFolder(folder.getParent());
            Files.createDirectory(folder);
            folder.toFile().deleteOnExit();
        }
    }
}
