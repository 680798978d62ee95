package dev.unpark.session;

import dev.unpark.findings.Analyser;
import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.parse.Formats;
import dev.unpark.parse.SoFar;
import dev.unpark.source.Sources;
import dev.unpark.store.Contents;
import dev.unpark.store.EvidenceFile;
import dev.unpark.store.SourceTree;
import dev.unpark.store.UnreadFile;
import dev.unpark.timeline.Timeline;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts one investigation together: what was kept first, then what was found, then what follows from both. */
final class Assembly {
    private final JobContext job;
    private final @Nullable Instant opening;
    private final Analyser analyser = Analyser.standard();
    private final Reading reading;
    private final List<String> shownRoots = new ArrayList<>();
    private final List<Path> roots = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Work work = Work.empty();
    private @Nullable Path file;
    private boolean kept;
    private boolean grown;

    Assembly(Formats formats, @Nullable Instant opening, JobContext job) {
        this.reading = new Reading(formats, job);
        this.opening = opening;
        this.job = job;
    }

    /** Nothing was kept: a new investigation. */
    void begin(String title) {
        work = work.withTitle(title);
        grown = true;
    }

    /** Begins with what was kept. */
    void reopen(Contents contents, @Nullable Path from) {
        work = contents.work();
        file = from;
        kept = true;
        take(contents);
    }

    /** Adds the evidence of another saved investigation. */
    void join(Contents contents, Path from) {
        take(contents);
        grown = true;
        notes.add(from
                + " brought its evidence; its notes stayed behind, for only one investigation can be worked on at a"
                + " time.");
    }

    private void take(Contents contents) {
        for (int i = 0; i <= contents.files().size(); i++) {
            for (UnreadFile unread : contents.unread()) {
                if (unread.after() == i) {
                    reading.addUnread(unread.shown(), unread.error());
                }
            }
            if (i < contents.files().size()) {
                EvidenceFile evidence = contents.files().get(i);
                job.checkCancelled();
                reading.readAgain(evidence);
            }
        }
        for (SourceTree tree : contents.trees()) {
            shownRoots.add(tree.shown());
            roots.add(real(tree.root()));
        }
        notes.addAll(contents.notes());
    }

    /** @param early gets what is read so far, sorted but not judged */
    void add(Found found, Request request, @Nullable Consumer<Opened> early) {
        SoFar soFar = early == null ? SoFar.NOBODY : inputs -> early.accept(sorted(inputs));
        for (Found.File f : found.files()) {
            job.checkCancelled();
            reading.read(f, request.readAs(), soFar);
            grown = true;
        }
        List<Found.Root> more = new ArrayList<>();
        request.sourceRoots().forEach(root -> more.add(new Found.Root(root, null)));
        more.addAll(found.roots());
        for (Found.Root root : more) {
            // The manifest tells whose code it is, and has to go along when the investigation is saved.
            Path real = Search.packageOf(real(root.path()));
            if (!roots.contains(real)) {
                roots.add(real);
                shownRoots.add(root.shown() == null ? real.toString() : root.shown());
                grown = true;
            }
        }
        notes.addAll(found.notes());
    }

    private Opened sorted(List<Input> inputs) {
        Evidence evidence = new Evidence(inputs, List.of(), List.of());
        Analysis analysis = analyser.sort(evidence, job.withoutProgress());
        return new Opened(
                new Investigation(evidence, analysis, work), Sources.none(), reading.files(), List.of(), null);
    }

    // Sources gives real paths, and a file is told to be below its root by its path.
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root.toAbsolutePath().normalize();
        }
    }

    /** @param asked what was asked for, to name where nothing was found */
    Opened opened(List<String> asked) throws Refused {
        if (!kept && !reading.understoodAny() && roots.isEmpty()) {
            throw new Refused(Refusals.nothingIn(asked, reading, notes));
        }
        Sources sources =
                roots.isEmpty() ? Sources.none() : Sources.open(roots, job).withMappings(work.mappings());
        Stream.concat(reading.notes().stream(), sources.notes().stream())
                .filter(n -> !notes.contains(n))
                .toList()
                .forEach(notes::add);
        Evidence evidence = new Evidence(reading.inputs(), shownRoots, notes);
        Analysis analysis = analyser.analyse(evidence, sources, job);
        if (grown) {
            work = Edits.importLogs(work, evidence);
            List<TimelineEntry> findings = Timeline.fromFindings(evidence, analysis, work.entries(), opening);
            for (TimelineEntry entry : findings) {
                work = Reanalysis.addFinding(work, evidence, analysis, entry);
            }
        }
        return new Opened(new Investigation(evidence, analysis, work), sources, reading.files(), roots, file);
    }
}
