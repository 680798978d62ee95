package dev.unpark.findings;

import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.Story;
import dev.unpark.work.JobContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Asks every rule, keeps going when one fails, and puts what they found in one order: the story of the most certain finding
 * first, each from its first cause on.
 */
public final class RuleEngine {
    // What the evidence shows to have happened comes before what the source alone shows to be possible.
    static final Comparator<Finding> ORDER = Comparator.comparing(Finding::certainty, Comparator.reverseOrder())
            .thenComparing(f -> f.citations().getFirst().input() < 0)
            .thenComparing(Finding::rule)
            .thenComparingInt(f -> f.citations().getFirst().input())
            .thenComparingInt(f -> f.citations().getFirst().line())
            .thenComparing(Finding::key);

    private final List<Rule> rules;

    /** The order of {@code rules} does not matter. */
    public RuleEngine(List<Rule> rules) {
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
    }

    /** With every rule on the class path. */
    public static RuleEngine standard() {
        return new RuleEngine(ServiceLoader.load(Rule.class, RuleEngine.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /** By id. */
    public List<Rule> rules() {
        return rules;
    }

    /** What came of one run. */
    public record Result(List<RuleRun> runs, List<Finding> findings, List<Story> stories) {
        public Result {
            runs = List.copyOf(runs);
            findings = List.copyOf(findings);
            stories = List.copyOf(stories);
        }
    }

    public Result run(RuleInput in, JobContext job) {
        List<RuleRun> runs = new ArrayList<>();
        for (Rule rule : rules) {
            job.checkCancelled();
            job.progress(runs.size(), rules.size(), "Looking for " + rule.id());
            runs.add(new RuleRun(rule.id(), outcome(rule, in)));
        }
        List<Finding> sorted = numbered(found(runs).stream().sorted(ORDER).toList());
        if (in.evidence().inputs().stream().anyMatch(RuleEngine::showsWhatRan)) {
            sorted = numbered(Stories.withIdleSourcePossible(sorted).stream()
                    .sorted(ORDER)
                    .toList());
        }
        List<Story> stories = Stories.of(sorted);
        List<Finding> told = told(sorted, stories);
        List<Finding> findings = numbered(told);
        return new Result(withIds(runs, findings), findings, renamed(stories, told));
    }

    private static RuleOutcome outcome(Rule rule, RuleInput in) {
        try {
            return rule.check(in);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            return new RuleOutcome.Crashed("The rule failed (" + e + "); the other rules were asked all the same.");
        }
    }

    private static boolean showsWhatRan(Input input) {
        return !input.threads().isEmpty() || !input.panics().isEmpty();
    }

    private static List<Finding> found(List<RuleRun> runs) {
        List<Finding> found = new ArrayList<>();
        for (RuleRun run : runs) {
            if (run.outcome() instanceof RuleOutcome.Found f) {
                found.addAll(f.findings());
            }
        }
        return found;
    }

    private static List<Finding> numbered(List<Finding> findings) {
        List<Finding> numbered = new ArrayList<>();
        for (Finding finding : findings) {
            numbered.add(finding.withId("f" + (numbered.size() + 1)));
        }
        return numbered;
    }

    /** Story by story, each from its first cause on. */
    private static List<Finding> told(List<Finding> findings, List<Story> stories) {
        Map<String, Finding> byId = findings.stream().collect(Collectors.toMap(Finding::id, Function.identity()));
        return stories.stream()
                .flatMap(s -> s.findings().stream())
                .map(byId::get)
                .map(Objects::requireNonNull)
                .toList();
    }

    /** The stories under the ids that their findings have by their place in {@code told}. */
    private static List<Story> renamed(List<Story> stories, List<Finding> told) {
        Map<String, String> ids = new HashMap<>();
        for (int i = 0; i < told.size(); i++) {
            ids.put(told.get(i).id(), "f" + (i + 1));
        }
        return stories.stream()
                .map(s -> new Story(
                        s.id(),
                        s.title(),
                        Objects.requireNonNull(ids.get(s.firstCause())),
                        s.findings().stream()
                                .map(f -> Objects.requireNonNull(ids.get(f)))
                                .toList()))
                .toList();
    }

    /** The outcomes again, holding the same findings under their final ids. */
    private static List<RuleRun> withIds(List<RuleRun> runs, List<Finding> findings) {
        return runs.stream()
                .map(run -> run.outcome() instanceof RuleOutcome.Found f
                        ? new RuleRun(
                                run.rule(),
                                new RuleOutcome.Found(
                                        findings.stream()
                                                .filter(x -> x.rule().equals(run.rule()))
                                                .toList(),
                                        f.because()))
                        : run)
                .toList();
    }
}
