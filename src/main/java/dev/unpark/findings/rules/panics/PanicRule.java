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

/** Recognises a panic by Tokio's own words, which is why such a finding is proven. */
abstract class PanicRule implements Rule {
    /** The beginnings of the messages, by version of Tokio; checked facts of the sheet's section 3.1. */
    abstract List<String> messages();

    /** The claim, in a sentence. */
    abstract String title(PanicSighting sighting);

    /** What this sighting tells beyond the topic: the call, in a sentence or two; empty if nothing. */
    abstract String seen(PanicSighting sighting);

    /** Tokio's function that own code reached, or null where the backtrace does not show one. */
    @Nullable
    String reached(PanicSighting sighting) {
        return sighting.called();
    }

    /** Id of the topic whose reasons and fixes fit this sighting. */
    String topic(PanicSighting sighting) {
        return id();
    }

    @Override
    public final RuleOutcome check(RuleInput in) {
        Map<String, List<PanicSighting>> alike = new LinkedHashMap<>();
        int panics = 0;
        int mine = 0;
        List<Input> inputs = in.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            for (int p = 0; p < inputs.get(i).panics().size(); p++) {
                Panic panic = inputs.get(i).panics().get(p);
                panics += panic.isPanic() ? 1 : 0;
                if (panic.isPanic() && isMine(panic.message())) {
                    mine++;
                    PanicSighting s = PanicSighting.of(in, i, p);
                    alike.computeIfAbsent(s.likeness(), k -> new ArrayList<>()).add(s);
                }
            }
        }
        if (panics == 0) {
            return new RuleOutcome.CannotTell(
                    "No panic text was opened; a panic is written to stderr, and to the service's log if that takes it in.");
        }
        if (mine == 0) {
            return new RuleOutcome.Clear("Read " + Words.count(panics, "panic") + "; none begins with \""
                    + messages().getFirst() + "\".");
        }
        PanicWriter writer = new PanicWriter(in, this);
        List<Finding> findings = alike.values().stream().map(writer::finding).toList();
        return new RuleOutcome.Found(
                findings,
                "Read " + Words.count(panics, "panic") + "; " + mine + (mine == 1 ? " carries" : " carry")
                        + " this message.");
    }

    private boolean isMine(String message) {
        return messages().stream().anyMatch(message.strip()::startsWith);
    }
}
