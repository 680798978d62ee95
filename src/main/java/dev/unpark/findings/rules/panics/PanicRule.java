package dev.unpark.findings.rules.panics;

import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises a panic by the words that it was raised with, which is why such a finding is proven. */
abstract class PanicRule implements Rule {
    /** The beginnings of the messages, by version; empty where {@link #recognises} looks at more than that. */
    abstract List<String> messages();

    /** The claim, in a sentence. */
    abstract String title(PanicSighting sighting);

    /** What this sighting tells beyond the topic: the call, in a sentence or two; empty if nothing. */
    abstract String seen(PanicSighting sighting);

    /** Exactly one rule recognises a panic or an abort. */
    boolean recognises(Panic panic) {
        return messages().stream().anyMatch(panic.message().strip()::startsWith);
    }

    /** True for the rules on how a process ended itself; the others look at panics only. */
    boolean coversAborts() {
        return false;
    }

    final boolean covers(Panic panic) {
        return (panic.isPanic() || (panic.isFailure() && coversAborts())) && recognises(panic);
    }

    /** What was looked for, as it goes on from "none". */
    String lookedFor() {
        return "begins with \"" + messages().getFirst() + "\"";
    }

    /** Tokio's function that own code reached, or null where the backtrace does not show one. */
    @Nullable
    String reached(PanicSighting sighting) {
        return sighting.called();
    }

    /** Id of the topic whose reasons and fixes fit this sighting. */
    String topic(PanicSighting sighting) {
        return id();
    }

    /** The panics that this one follows from, as far as the evidence shows them. */
    Earlier earlier(RuleInput in, PanicSighting sighting) {
        return Earlier.NONE;
    }

    /** What this kind of panic never shows, each a sentence. */
    List<String> notShown(PanicSighting sighting, @Nullable CrashedThread crash) {
        return List.of();
    }

    /** What would show it. */
    List<String> wouldShow(PanicSighting sighting, @Nullable CrashedThread crash) {
        return List.of();
    }

    /** The threads of dumps that show the same end of the process. */
    List<CrashedThread> crashes(RuleInput in) {
        return List.of();
    }

    @Override
    public final RuleOutcome check(RuleInput in) {
        Map<String, List<PanicSighting>> alike = new LinkedHashMap<>();
        int panics = 0;
        int mine = 0;
        List<Input> inputs = in.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            panics += inputs.get(i).panicCount();
            for (int p = 0; p < inputs.get(i).panics().size(); p++) {
                Panic panic = inputs.get(i).panics().get(p);
                if (covers(panic)) {
                    mine++;
                    PanicSighting s = PanicSighting.of(in, i, p);
                    alike.computeIfAbsent(s.likeness(), k -> new ArrayList<>()).add(s);
                }
            }
        }
        List<CrashedThread> crashes = new ArrayList<>(crashes(in));
        PanicWriter writer = new PanicWriter(in, this);
        List<Finding> findings = new ArrayList<>();
        for (List<PanicSighting> group : alike.values()) {
            CrashedThread crash = CrashedThread.of(group.getFirst().panic(), crashes);
            crashes.remove(crash);
            findings.add(writer.finding(group, crash));
        }
        crashes.forEach(c -> findings.add(new CrashWriter(in, this).finding(c)));
        return findings.isEmpty() ? nothing(in, panics) : found(findings, panics, mine);
    }

    private RuleOutcome found(List<Finding> findings, int panics, int mine) {
        String texts = mine == 0 ? "A dump shows it" : "Read " + Words.count(panics, "panic") + "; " + counted(mine);
        return new RuleOutcome.Found(findings, texts + ".");
    }

    /** How many were found, as the outcome says it. */
    String counted(int panics) {
        return panics == 1 ? "1 carries this message" : panics + " carry this message";
    }

    /** The outcome where no panic of this rule was seen. */
    RuleOutcome nothing(RuleInput in, int panics) {
        return panics == 0
                ? new RuleOutcome.CannotTell(
                        "No panic text was opened; a panic is written to stderr, and to the service's log if that takes it in.")
                : new RuleOutcome.Clear("Read " + Words.count(panics, "panic") + "; none " + lookedFor() + ".");
    }
}
