package dev.unpark.findings;

import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.ItemRef;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts findings together that explain one another: those that cite the same thread, task or panic, or a line of source
 * that shows a fault. In a lock cycle the holder of the one lock is the waiter of the other.
 *
 * <p>What a finding is about is what it cites first. One that cites, further down, what another is about follows from
 * that other, unless that one cites it in turn: a poisoned lock cites the panic that poisoned it.
 */
final class Stories {
    private static final String ALL_IDLE = "runtime.all-idle";
    private static final String LOST_WAKER = "source.lost-waker";
    private static final String SOURCE = "source.";

    /** Rules that say what follows from a cause; within a story such a finding comes after what it follows from. */
    private static final Map<String, Integer> RANKS = Map.of(
            "lock.cycle",
            0,
            "pool.exhausted",
            3,
            "runtime.all-workers-blocked",
            4,
            "runtime.no-driver",
            4,
            "lock.shared",
            5,
            ALL_IDLE,
            5,
            "dump.incomplete",
            6);

    private static final int RANK_OF_CAUSES = 1;

    /** The source shows what may happen, a dump or a panic what did. */
    private static final int RANK_OF_SOURCE = 2;

    private final Set<ItemRef> subjects = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private Stories() {}

    /** Every finding is in one story; findings have their final ids. */
    static List<Story> of(List<Finding> findings) {
        Set<ItemRef> lines = linesOfSource(findings);
        Map<ItemRef, Stories> bySubject = new HashMap<>();
        Set<Stories> joined = new LinkedHashSet<>();
        for (Finding finding : findings) {
            Stories mine = new Stories();
            mine.add(finding, lines);
            if (tellsOfRest(finding)) {
                mine.subjects.addAll(restOfCrates(finding));
            }
            for (ItemRef subject : List.copyOf(mine.subjects)) {
                Stories other = bySubject.get(subject);
                if (joined.remove(other)) {
                    mine.takeOver(Objects.requireNonNull(other));
                }
            }
            mine.subjects.forEach(subject -> bySubject.put(subject, mine));
            joined.add(mine);
        }
        List<Stories> open = new ArrayList<>(joined);
        open.forEach(Stories::sort);
        open.sort(Comparator.comparing(Stories::mostCertain, RuleEngine.ORDER));
        List<Story> stories = new ArrayList<>();
        for (Stories s : open) {
            stories.add(s.story("s" + (stories.size() + 1)));
        }
        return stories;
    }

    /**
     * The findings, those of the source alone as possible ones: where a dump or a panic was opened and none of what it shows
     * is at a line that the source accuses, the fault may never have run.
     */
    static List<Finding> withIdleSourcePossible(List<Finding> findings) {
        Map<String, Finding> byId = new LinkedHashMap<>();
        findings.forEach(f -> byId.put(f.id(), f));
        for (Story story : of(findings)) {
            boolean alone = story.findings().stream()
                    .allMatch(id -> Objects.requireNonNull(byId.get(id)).rule().startsWith(SOURCE));
            if (alone) {
                story.findings().forEach(id -> byId.computeIfPresent(id, (k, f) -> possible(f)));
            }
        }
        return List.copyOf(byId.values());
    }

    private static Finding possible(Finding f) {
        return f.certainty() == Certainty.POSSIBLE
                ? f
                : f.onlyPossible("It has no part in this: nothing that was opened shows it at work.");
    }

    private static boolean tellsOfRest(Finding f) {
        return f.rule().equals(ALL_IDLE) || (f.rule().equals(LOST_WAKER) && f.certainty() != Certainty.POSSIBLE);
    }

    /**
     * Stands for the hang of a program whose threads all rest, which a lost wake-up in the source of the same crate would
     * explain.
     */
    private static Set<ItemRef> restOfCrates(Finding finding) {
        return finding.citations().stream()
                .map(Citation::source)
                .filter(Objects::nonNull)
                .map(place -> new ItemRef.OfFinding(ALL_IDLE + "@" + crate(place.file())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The folder above {@code src/}. */
    private static String crate(String path) {
        int src = path.lastIndexOf("src/");
        return src < 0 ? path : path.substring(0, src);
    }

    /** The lines at which the source itself shows a fault: a thread that stands at one is part of the same story. */
    private static Set<ItemRef> linesOfSource(List<Finding> findings) {
        return findings.stream()
                .filter(f -> f.rule().startsWith(SOURCE))
                .flatMap(f -> f.citations().stream())
                .map(Citation::where)
                .filter(ItemRef.OfSource.class::isInstance)
                .collect(Collectors.toSet());
    }

    private void add(Finding finding, Set<ItemRef> linesOfSource) {
        findings.add(finding);
        for (Citation citation : finding.citations()) {
            ItemRef subject = subject(citation.where());
            if (subject != null) {
                subjects.add(subject);
            }
            SourcePlace place = citation.source();
            if (place != null && linesOfSource.contains(new ItemRef.OfSource(place.file(), place.line()))) {
                subjects.add(new ItemRef.OfSource(place.file(), place.line()));
            }
        }
    }

    private void takeOver(Stories other) {
        findings.addAll(other.findings);
        subjects.addAll(other.subjects);
    }

    private Finding mostCertain() {
        return findings.stream().min(RuleEngine.ORDER).orElseThrow();
    }

    private void sort() {
        List<Finding> all = List.copyOf(findings);
        Map<ItemRef, List<Finding>> about = new LinkedHashMap<>();
        for (Finding f : all) {
            about.computeIfAbsent(about(f), k -> new ArrayList<>()).add(f);
        }
        Set<String> follow = all.stream()
                .filter(f -> subjects(f)
                        .flatMap(s -> about.getOrDefault(s, List.of()).stream())
                        .anyMatch(cause -> follows(f, cause)))
                .map(Finding::id)
                .collect(Collectors.toSet());
        findings.sort(Comparator.comparingInt(Stories::rank)
                .thenComparing(f -> follow.contains(f.id()))
                .thenComparing(RuleEngine.ORDER));
    }

    private static int rank(Finding finding) {
        int otherwise = finding.rule().startsWith(SOURCE) ? RANK_OF_SOURCE : RANK_OF_CAUSES;
        return RANKS.getOrDefault(finding.rule(), otherwise);
    }

    private static boolean follows(Finding finding, Finding cause) {
        ItemRef mine = about(finding);
        return !about(cause).equals(mine) && subjects(cause).noneMatch(mine::equals);
    }

    /** What it cites first; a line of source or the like is about nothing that others share. */
    private static ItemRef about(Finding finding) {
        ItemRef first = finding.citations().getFirst().where();
        ItemRef subject = subject(first);
        return subject == null ? first : subject;
    }

    private static Stream<ItemRef> subjects(Finding finding) {
        return finding.citations().stream()
                .map(c -> subject(c.where()))
                .filter(Objects::nonNull)
                .distinct();
    }

    private Story story(String id) {
        Finding first = findings.getFirst();
        return new Story(
                id,
                first.title(),
                first.id(),
                findings.stream().map(Finding::id).toList());
    }

    private static @Nullable ItemRef subject(ItemRef where) {
        return switch (where) {
            case ItemRef.OfThread t -> t;
            case ItemRef.OfFrame f -> new ItemRef.OfThread(f.input(), f.thread());
            case ItemRef.OfPanic p -> p;
            case ItemRef.OfPanicFrame p -> new ItemRef.OfPanic(p.input(), p.panic());
            case ItemRef.OfTask t -> t;
            case ItemRef.OfAwait a -> new ItemRef.OfTask(a.input(), a.task());
            case ItemRef.OfInput i -> null;
            case ItemRef.OfLine l -> null;
            case ItemRef.OfSource s -> null;
            case ItemRef.OfFinding f -> null;
            case ItemRef.OfStep s -> null;
            case ItemRef.OfEntry e -> null;
        };
    }
}
