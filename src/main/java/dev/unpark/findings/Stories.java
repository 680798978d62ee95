package dev.unpark.findings;

import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.ItemRef;
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
 * Puts findings together that explain one another: those that cite the same thread, task or panic. In a lock cycle
 * the holder of the one lock is the waiter of the other.
 *
 * <p>What a finding is about is what it cites first. One that cites, further down, what another is about follows from
 * that other, unless that one cites it in turn: a poisoned lock cites the panic that poisoned it.
 */
final class Stories {
    /** Rules that say what follows from a cause; within a story such a finding comes after what it follows from. */
    private static final Map<String, Integer> RANKS = Map.of(
            "lock.cycle", 0,
            "pool.exhausted", 2,
            "runtime.all-workers-blocked", 3,
            "runtime.no-driver", 3,
            "lock.shared", 4,
            "runtime.all-idle", 4,
            "dump.incomplete", 5);

    private static final int RANK_OF_CAUSES = 1;

    private final Set<ItemRef> subjects = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private Stories() {}

    /** Every finding is in one story; findings have their final ids. */
    static List<Story> of(List<Finding> findings) {
        Map<ItemRef, Stories> bySubject = new HashMap<>();
        Set<Stories> joined = new LinkedHashSet<>();
        for (Finding finding : findings) {
            Stories mine = new Stories();
            mine.add(finding);
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

    private void add(Finding finding) {
        findings.add(finding);
        for (Citation citation : finding.citations()) {
            ItemRef subject = subject(citation.where());
            if (subject != null) {
                subjects.add(subject);
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
        return RANKS.getOrDefault(finding.rule(), RANK_OF_CAUSES);
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
