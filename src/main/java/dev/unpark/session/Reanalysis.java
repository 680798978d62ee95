package dev.unpark.session;

import dev.unpark.findings.Analyser;
import dev.unpark.model.Analysis;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.source.Sources;
import dev.unpark.timeline.Timeline;
import dev.unpark.work.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs the rules again on evidence that was read already. */
public final class Reanalysis {
    private Reanalysis() {}

    /** True where the two differ in what the analysis depends on: choices by hand of source files. */
    public static boolean needed(Work before, Work after) {
        return !before.mappings().equals(after.mappings());
    }

    /** The same evidence, analysed with the mappings of {@code work}. */
    public static Job<Opened> with(Opened opened, Work work) {
        return job -> {
            Sources sources = opened.sources().withMappings(work.mappings());
            Evidence evidence = opened.investigation().evidence();
            Analysis analysis = Analyser.standard().analyse(evidence, sources, job);
            Work followed = follow(work, opened.investigation(), evidence, analysis);
            return new Opened(
                    new Investigation(evidence, analysis, followed),
                    sources,
                    opened.files(),
                    opened.roots(),
                    opened.file());
        };
    }

    /**
     * The work with the entries of findings brought up to a new analysis: a finding that is new gets one, one that is gone
     * loses it, a title that changed is taken over. An entry that a person reworded is left alone.
     */
    static Work follow(Work work, Investigation before, Evidence evidence, Analysis analysis) {
        List<TimelineEntry> entries = new ArrayList<>();
        for (TimelineEntry entry : work.entries()) {
            TimelineEntry kept = follow(entry, before.analysis(), analysis);
            if (kept != null) {
                entries.add(kept);
            }
        }
        Work followed = work.withEntries(entries);
        for (TimelineEntry entry : Timeline.fromFindings(evidence, analysis, entries, null)) {
            boolean known = finding(before.analysis(), entry.about()) != null;
            if (!known) {
                followed = addFinding(followed, evidence, analysis, entry);
            }
        }
        return followed;
    }

    /** The same evidence read anew, with the work brought up to what it says now. */
    static Opened followReading(Opened before, Opened after) {
        Investigation then = before.investigation();
        Investigation now = after.investigation();
        Work work = followLogs(now.work(), then.evidence(), now.evidence());
        return after.with(now.withWork(follow(work, then, now.evidence(), now.analysis())));
    }

    // An entry that a person moved or reworded is theirs, and stays.
    private static Work followLogs(Work work, Evidence before, Evidence after) {
        List<TimelineEntry> old = Timeline.fromLogs(before, work.zone());
        List<TimelineEntry> now = Timeline.fromLogs(after, work.zone());
        Set<TimelineEntry> gone = new HashSet<>(old);
        now.forEach(gone::remove);
        Set<String> known = new HashSet<>(old.stream().map(TimelineEntry::id).toList());
        List<TimelineEntry> kept =
                work.entries().stream().filter(e -> !gone.contains(e)).toList();
        return Edits.importEntries(
                work.withEntries(kept),
                now.stream().filter(e -> !known.contains(e.id())).toList());
    }

    /** Adds the entry of a finding under an id that is free in the work, unless the finding has one. */
    static Work addFinding(Work work, Evidence evidence, Analysis analysis, TimelineEntry entry) {
        Finding finding = finding(analysis, entry.about());
        return finding == null ? work : Edits.addFinding(work, evidence, finding, entry.at());
    }

    private static @Nullable TimelineEntry follow(TimelineEntry entry, Analysis before, Analysis after) {
        Finding old = finding(before, entry.about());
        if (entry.kind() != EntryKind.FINDING
                || old == null
                || !old.plainTitle().equals(entry.text())) {
            return entry;
        }
        Finding now = finding(after, entry.about());
        return now == null
                ? null
                : new TimelineEntry(
                        entry.id(), entry.at(), entry.kind(), now.plainTitle(), entry.source(), entry.about());
    }

    private static @Nullable Finding finding(Analysis analysis, @Nullable ItemRef ref) {
        for (Finding finding : analysis.findings()) {
            if (new ItemRef.OfFinding(finding.key()).equals(ref)) {
                return finding;
            }
        }
        return null;
    }
}
