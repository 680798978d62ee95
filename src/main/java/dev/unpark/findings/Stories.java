package dev.unpark.findings;

import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Story;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts findings together that explain one another: those that cite the same thread, task or panic. In a lock cycle
 * the holder of the one lock is the waiter of the other.
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

    private static final Comparator<Finding> CAUSES_FIRST = Comparator.<Finding>comparingInt(
                    f -> RANKS.getOrDefault(f.rule(), RANK_OF_CAUSES))
            .thenComparing(RuleEngine.ORDER);

    private final Set<ItemRef> subjects = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    private Stories() {}

    /** Every finding is in one story; findings have their final ids. */
    static List<Story> of(List<Finding> findings) {
        List<Stories> open = new ArrayList<>();
        for (Finding finding : findings) {
            Stories mine = new Stories();
            mine.add(finding);
            for (Stories other : List.copyOf(open)) {
                if (other.subjects.stream().anyMatch(mine.subjects::contains)) {
                    mine.takeOver(other);
                    open.remove(other);
                }
            }
            open.add(mine);
        }
        open.forEach(s -> s.findings.sort(CAUSES_FIRST));
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
