package dev.unpark.session;

import dev.unpark.model.Input;
import dev.unpark.parse.Formats;
import dev.unpark.store.Contents;
import dev.unpark.store.EvidenceFile;
import dev.unpark.store.Recovery;
import dev.unpark.store.Unfinished;
import dev.unpark.store.UnparkFile;
import dev.unpark.unpack.Scratch;
import dev.unpark.work.Job;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens files and folders as one investigation. */
public final class Opener {
    private final Formats formats;
    private final Scratch scratch;
    private final Recovery recovery;
    private final @Nullable InstantSource clock;

    private Opener(Formats formats, Scratch scratch, Recovery recovery, @Nullable InstantSource clock) {
        this.formats = formats;
        this.scratch = scratch;
        this.recovery = recovery;
        this.clock = clock;
    }

    /** With the formats of this build. The same paths give the same investigation. */
    public static Opener standard() {
        return with(Recovery.standard());
    }

    /** For a look at files that is printed and forgotten: what is opened so cannot be saved. The rest is {@link #standard}'s. */
    public static Opener forOneLook() {
        Recovery recovery = Recovery.standard();
        return new Opener(Formats.load().withoutDigestsOfLargeFiles(), recovery::newFolder, recovery, null);
    }

    /** Unpacks archives and saved investigations into the state folder of {@code recovery}. */
    public static Opener with(Recovery recovery) {
        return new Opener(Formats.load(), recovery::newFolder, recovery, null);
    }

    /** Unpacks into other folders, which must stay for as long as what was opened is looked at. */
    public Opener unpackingInto(Scratch other) {
        return new Opener(formats, other, recovery, clock);
    }

    /** Puts findings whose evidence has no time on the timeline at the time of opening: for a window, not for a report. */
    public Opener withTimeOfOpening(InstantSource source) {
        return new Opener(formats, scratch, recovery, source);
    }

    /**
     * Folders are searched for dumps, logs and source roots (a folder with a {@code Cargo.toml}); a {@code .unpark} file
     * opens with its evidence and work. Timed log lines and findings become entries of the timeline.
     *
     * <p>Compressed files and archives are looked into like folders, archives in archives too.
     *
     * <p>A {@code Cargo.toml} or {@code Cargo.lock} that was given by name is evidence and stands for its source tree too.
     *
     * <p>A file that was given by name and cannot be read becomes an input with its error; what a folder holds beside
     * evidence is counted in a note.
     *
     * @param paths files or folders, as given
     * @param sourceRoots more source trees, as given with {@code --source}
     */
    public Job<Opened> open(List<Path> paths, List<Path> sourceRoots) {
        return open(Request.of(paths, sourceRoots));
    }

    /** The same for what has another name than its path, or is to be read as a format of the person's choice. */
    public Job<Opened> open(Request request) {
        return open(request, null);
    }

    /**
     * The same, showing what is read of a long dump while the rest is still being read.
     *
     * @param early called by the job, a few times for each long file; threads keep their index, inputs get other ids in
     *     the end, and no rule has looked
     */
    public Job<Opened> openShowing(Request request, Consumer<Opened> early) {
        return open(request, early);
    }

    private Job<Opened> open(Request request, @Nullable Consumer<Opened> early) {
        return job -> {
            Found found = Search.in(request.given(), scratch, job);
            Assembly assembly = assembly(job);
            List<Path> saved = found.saved();
            if (saved.isEmpty()) {
                assembly.begin(Titles.of(request));
            } else {
                assembly.reopen(unpack(saved.getFirst(), job), saved.getFirst());
                for (Path other : saved.subList(1, saved.size())) {
                    assembly.join(unpack(other, job), other);
                }
            }
            assembly.add(found, request, early);
            return assembly.opened(names(request));
        };
    }

    /** What is open, with more files and folders; the work stays and gets the new entries of logs and findings. */
    public Job<Opened> add(Opened opened, Request request) {
        return job -> {
            Found found = Search.in(request.given(), scratch, job);
            Assembly assembly = assembly(job);
            assembly.reopen(Saving.contents(opened, opened.investigation().work()), opened.file());
            for (Path saved : found.saved()) {
                assembly.join(unpack(saved, job), saved);
            }
            assembly.add(found, request, null);
            return assembly.opened(names(request));
        };
    }

    /**
     * What is open, with one file read as another format. The work stays; entries of the timeline that came from the file's
     * times or its findings go, come and change with what it says now.
     *
     * @param input one of those that were read from the file
     * @param format id; null to recognise it again
     */
    public Job<Opened> readAs(Opened opened, Input input, @Nullable String format) {
        return job -> {
            Contents now = Saving.contents(opened, opened.investigation().work());
            EvidenceFile file = opened.fileOf(input);
            List<EvidenceFile> files = now.files().stream()
                    .map(f -> f.equals(file) ? f.toBeReadAs(format) : f)
                    .toList();
            Assembly assembly = assembly(job);
            assembly.reopen(now.withFiles(files), opened.file());
            return Reanalysis.followReading(opened, assembly.opened(List.of()));
        };
    }

    /** What a crash left. It stays on offer until {@link Recovery#discard}. */
    public Job<Opened> recover(Unfinished unfinished) {
        return job -> {
            Assembly assembly = assembly(job);
            assembly.reopen(recovery.recover(unfinished, recovery.newFolder(), job), unfinished.file());
            return assembly.opened(List.of(unfinished.folder().toString()));
        };
    }

    private static List<String> names(Request request) {
        return request.given().stream().map(Given::shown).toList();
    }

    private Contents unpack(Path file, JobContext job) throws Refused {
        return UnparkFile.read(file, scratch.newFolder(), job);
    }

    private Assembly assembly(JobContext job) {
        Instant opening = clock == null ? null : clock.instant();
        return new Assembly(formats, opening, job);
    }
}
