package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Input;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/**
 * What there was to look at in the opened dumps.
 *
 * @param withoutSymbols threads whose stack does not tell whether they are inside a task poll
 * @param ofRuntime threads that are seen to run async code
 * @param cut dumps that are not complete
 */
record Looked(int dumps, int threads, int withoutSymbols, int ofRuntime, int cut) {
    static Looked at(RuleInput in) {
        return in.once().of(Looked.class, () -> look(in));
    }

    private static Looked look(RuleInput in) {
        int dumps = 0;
        int threads = 0;
        int without = 0;
        int ofRuntime = 0;
        int cut = 0;
        List<Input> inputs = in.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            List<ThreadFacts> facts = in.facts().get(i);
            if (facts.isEmpty()) {
                continue;
            }
            dumps++;
            threads += facts.size();
            cut += inputs.get(i).complete() ? 0 : 1;
            for (ThreadFacts f : facts) {
                without += f.insideTaskPoll() == null ? 1 : 0;
                ofRuntime += RuntimeScene.isOfRuntime(f) ? 1 : 0;
            }
        }
        return new Looked(dumps, threads, without, ofRuntime, cut);
    }

    String words() {
        return Words.count(threads, "thread") + " in " + Words.count(dumps, "dump");
    }

    /**
     * The answer where no thread is held inside a poll: clear only where it could have been seen.
     *
     * @param verb what such a thread does: {@code waits for a std or parking_lot lock}
     */
    RuleOutcome nothingFound(String verb) {
        if (!canTell()) {
            return cannotTell();
        }
        if (cut > 0) {
            return new RuleOutcome.CannotTell("Looked at " + words() + " and found no such wait, but "
                    + Words.count(cut, "dump") + (cut == 1 ? " is" : " are") + " cut short: threads may be missing.");
        }
        String rest =
                withoutSymbols == 0 ? "" : " " + Words.count(withoutSymbols, "thread") + " had no symbols to tell by.";
        return new RuleOutcome.Clear("Looked at " + words() + "; none " + verb + " inside a task poll." + rest);
    }

    /** Whether a thread of a runtime could have been recognised. */
    boolean canTell() {
        return dumps > 0 && (withoutSymbols == 0 || ofRuntime > 0);
    }

    /**
     * The answer where the evidence is not of a kind that could show it; the same words for every rule, so that a list of
     * them is short.
     */
    RuleOutcome cannotTell() {
        return new RuleOutcome.CannotTell(
                dumps == 0
                        ? "No thread dump was opened; only a dump shows what a thread waits for."
                        : "Looked at " + words()
                                + "; the stacks have no symbols that would tell a task poll from a resting thread.");
    }
}
