package dev.unpark.session;

import dev.unpark.parse.Formats;
import dev.unpark.store.Contents;
import dev.unpark.store.Recovery;
import dev.unpark.store.Unfinished;
import dev.unpark.store.UnparkFile;
import dev.unpark.work.Job;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens files and folders as one investigation. */
public final class Opener {
    private final Formats formats;
    private final Recovery recovery;
    private final @Nullable InstantSource clock;

    private Opener(Formats formats, Recovery recovery, @Nullable InstantSource clock) {
        this.formats = formats;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** With the formats of this build. The same paths give the same investigation. */
    public static Opener standard() {
        return with(Recovery.standard());
    }

    /** For a look at files that is printed and forgotten: what is opened so cannot be saved. The rest is {@link #standard}'s. */
    public static Opener forOneLook() {
        return new Opener(Formats.load().withoutDigestsOfLargeFiles(), Recovery.standard(), null);
    }

    /** Unpacks saved investigations into the state folder of {@code recovery}. */
    public static Opener with(Recovery recovery) {
        return new Opener(Formats.load(), recovery, null);
    }

    /** Puts findings whose evidence has no time on the timeline at the time of opening: for a window, not for a report. */
    public Opener withTimeOfOpening(InstantSource source) {
        return new Opener(formats, recovery, source);
    }

    /**
     * Folders are searched for dumps, logs and source roots (a folder with a {@code Cargo.toml}); a {@code .unpark} file
     * opens with its evidence and work. Timed log lines and findings become entries of the timeline.
     *
     * <p>A file that was given by name and cannot be read becomes an input with its error; what a folder holds beside
     * evidence is counted in a note.
     *
     * @param paths files or folders, as given
     * @param sourceRoots more source trees, as given with {@code --source}
     */
    public Job<Opened> open(List<Path> paths, List<Path> sourceRoots) {
        return job -> {
            Found found = Search.in(paths, job);
            Assembly assembly = assembly(job);
            List<Path> saved = found.saved();
            if (saved.isEmpty()) {
                assembly.begin(Titles.of(paths.isEmpty() ? sourceRoots : paths));
            } else {
                assembly.reopen(unpack(saved.getFirst(), job), saved.getFirst());
                for (Path other : saved.subList(1, saved.size())) {
                    assembly.join(unpack(other, job), other);
                }
            }
            assembly.add(found, sourceRoots);
            return assembly.opened(paths);
        };
    }

    /** What is open, with more files and folders; the work stays and gets the new entries of logs and findings. */
    public Job<Opened> add(Opened opened, List<Path> paths, List<Path> sourceRoots) {
        return job -> {
            Found found = Search.in(paths, job);
            Assembly assembly = assembly(job);
            assembly.reopen(Saving.contents(opened, opened.investigation().work()), opened.file());
            for (Path saved : found.saved()) {
                assembly.join(unpack(saved, job), saved);
            }
            assembly.add(found, sourceRoots);
            return assembly.opened(paths);
        };
    }

    /** What a crash left. It stays on offer until {@link Recovery#discard}. */
    public Job<Opened> recover(Unfinished unfinished) {
        return job -> {
            Assembly assembly = assembly(job);
            assembly.reopen(recovery.recover(unfinished, recovery.newFolder(), job), unfinished.file());
            return assembly.opened(List.of(unfinished.folder()));
        };
    }

    private Contents unpack(Path file, JobContext job) throws Refused {
        return UnparkFile.read(file, recovery.newFolder(), job);
    }

    private Assembly assembly(JobContext job) {
        Instant opening = clock == null ? null : clock.instant();
        return new Assembly(formats, opening, job);
    }
}
