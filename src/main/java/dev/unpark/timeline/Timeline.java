package dev.unpark.timeline;

import dev.unpark.model.Analysis;
import dev.unpark.model.Citation;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.ItemRef;
import dev.unpark.model.LogLine;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The story of an incident, entry by entry. */
public final class Timeline {
    private static final Comparator<TimelineEntry> BY_TIME = Comparator.comparing(TimelineEntry::at)
            .thenComparing(TimelineEntry::kind)
            .thenComparing(TimelineEntry::id, Timeline::compareIds);

    private Timeline() {}

    /** Entries by time, then by lane, then by id with its numbers counted ({@code log:x:9} before {@code log:x:10}). */
    public static List<TimelineEntry> sorted(Work work) {
        return work.entries().stream().sorted(BY_TIME).toList();
    }

    /**
     * One entry a log line that carries a time, with the id {@code log:SHA8:LINE}; a line that names an opened evidence
     * file becomes an entry of the evidence lane that links to it.
     *
     * <p>A line that gives a time of day only is dated by the nearest line above that has a date, else by the first one
     * below, else 1970-01-01; a time of day earlier than the one before it means the next day.
     *
     * @param zone IANA id that times without an offset are read in; one that is unknown is read as UTC
     */
    public static List<TimelineEntry> fromLogs(Evidence evidence, String zone) {
        List<TimelineEntry> entries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Input input : evidence.inputs()) {
            List<LocalDateTime> times = LogTimes.dated(input.logLines());
            for (int i = 0; i < times.size(); i++) {
                LogLine line = input.logLines().get(i);
                String id = "log:" + start(input.id()) + ":" + line.inputLine();
                // The same log opened twice tells its story once.
                if (ids.add(id)) {
                    Instant at = LogTimes.instant(times.get(i), line.zone(), zone);
                    entries.add(entry(id, at, input, line, evidence));
                }
            }
        }
        return entries;
    }

    private static TimelineEntry entry(String id, Instant at, Input log, LogLine line, Evidence evidence) {
        String source = log.fileName() + ":" + line.inputLine();
        Input named = named(line.text(), log, evidence);
        return named == null
                ? new TimelineEntry(
                        id, at, EntryKind.INCIDENT, line.text(), source, new ItemRef.OfLine(log.id(), line.inputLine()))
                : new TimelineEntry(id, at, EntryKind.EVIDENCE, line.text(), source, new ItemRef.OfInput(named.id()));
    }

    /** The opened file that a line names by its whole name, the longest if it names several; not the log itself. */
    private static @Nullable Input named(String text, Input log, Evidence evidence) {
        Input best = null;
        for (Input input : evidence.inputs()) {
            boolean longer =
                    best == null || input.fileName().length() > best.fileName().length();
            if (longer && !input.path().equals(log.path()) && hasWord(text, input.fileName())) {
                best = input;
            }
        }
        return best;
    }

    private static boolean hasWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean starts = at == 0 || !isPartOfName(text, at - 1);
            // A full stop ends a sentence unless a name goes on behind it: dump.txt. but not dump.txt.gz
            boolean dot = end < text.length() && text.charAt(end) == '.';
            int next = dot ? end + 1 : end;
            if (starts && (next >= text.length() || !isPartOfName(text, next))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfName(String text, int at) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    /**
     * One entry a finding, with the id {@code finding:RULE:N}, N from 1 in the order of the findings. It stands at the time
     * of the evidence that shows it (known where an entry of the evidence lane links to that input; the latest where
     * several are cited, for only then all of it could be seen), else at {@code otherwise}; none for a finding without a
     * time if {@code otherwise} is null, nor for one that no evidence but the source shows.
     */
    public static List<TimelineEntry> fromFindings(
            Evidence evidence, Analysis analysis, List<TimelineEntry> entries, @Nullable Instant otherwise) {
        List<TimelineEntry> made = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (Finding finding : analysis.findings()) {
            if (finding.citations().getFirst().input() < 0) {
                continue; // a fault of the source happened at no time
            }
            int number = numbers.merge(finding.rule(), 1, Integer::sum);
            Instant taken = taken(evidence, finding, entries);
            Instant at = taken == null ? otherwise : taken;
            if (at != null) {
                made.add(new TimelineEntry(
                        "finding:" + finding.rule() + ":" + number,
                        at,
                        EntryKind.FINDING,
                        finding.plainTitle(),
                        source(evidence, finding),
                        new ItemRef.OfFinding(finding.key())));
            }
        }
        return made;
    }

    private static @Nullable Instant taken(Evidence evidence, Finding finding, List<TimelineEntry> entries) {
        Instant latest = null;
        for (Citation citation : finding.citations()) {
            if (citation.input() < 0 || citation.input() >= evidence.inputs().size()) {
                continue;
            }
            ItemRef ref =
                    new ItemRef.OfInput(evidence.inputs().get(citation.input()).id());
            for (TimelineEntry entry : entries) {
                boolean shows = entry.kind() == EntryKind.EVIDENCE && ref.equals(entry.about());
                if (shows && (latest == null || entry.at().isAfter(latest))) {
                    latest = entry.at();
                }
            }
        }
        return latest;
    }

    /** Where a finding is first seen, {@code file:line}, for {@link TimelineEntry#source()}. */
    public static String source(Evidence evidence, Finding finding) {
        Citation first = finding.citations().getFirst();
        if (first.input() >= 0 && first.input() < evidence.inputs().size()) {
            return evidence.inputs().get(first.input()).fileName() + ":" + first.line();
        }
        return first.source() == null ? finding.rule() : first.source().shown();
    }

    private static String start(InputId id) {
        return id.sha256().substring(0, Math.min(8, id.sha256().length()));
    }

    private static int compareIds(String a, String b) {
        int cutA = numberAt(a);
        int cutB = numberAt(b);
        int heads = a.substring(0, cutA).compareTo(b.substring(0, cutB));
        if (heads != 0 || cutA == a.length() || cutB == b.length()) {
            return heads != 0 ? heads : a.compareTo(b);
        }
        int numbers = Long.compare(Long.parseLong(a.substring(cutA)), Long.parseLong(b.substring(cutB)));
        return numbers != 0 ? numbers : a.compareTo(b);
    }

    private static int numberAt(String id) {
        int at = id.length();
        while (at > 0 && id.length() - at < 18 && id.charAt(at - 1) >= '0' && id.charAt(at - 1) <= '9') {
            at--;
        }
        return at;
    }
}
