package dev.unpark.session;

import dev.unpark.work.Job;
import java.nio.file.Path;
import java.util.List;

/** Opens files and folders as one investigation. */
public final class Opener {
    private Opener() {}

    public static Opener standard() {
        return new Opener();
    }

    /**
     * Folders are searched for dumps, logs and source roots (a folder with a {@code Cargo.toml}); a {@code .unpark} file
     * opens with its evidence and work. Timed log lines and findings become entries of the timeline.
     *
     * @param paths files or folders, as given
     * @param sourceRoots more source trees, as given with {@code --source}
     */
    public Job<Opened> open(List<Path> paths, List<Path> sourceRoots) {
        throw new UnsupportedOperationException();
    }
}
