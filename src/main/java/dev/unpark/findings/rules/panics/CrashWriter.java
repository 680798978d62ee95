package dev.unpark.findings.rules.panics;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import java.util.ArrayList;
import java.util.List;

/** Puts a thread that ended its process into the words of a finding, where no text tells the same. */
final class CrashWriter {
    private final RuleInput in;
    private final PanicRule rule;
    private final Citing citing;

    CrashWriter(RuleInput in, PanicRule rule) {
        this.in = in;
        this.rule = rule;
        this.citing = new Citing(in);
    }

    Finding finding(CrashedThread crash) {
        CrashWords words = new CrashWords(crash, citing);
        Topic topic = in.knowledge().topic(rule.id()).orElseThrow();
        List<Citation> citations = new ArrayList<>(words.citations());
        List<Citation> said = said(crash);
        citations.addAll(said);
        return new Finding(
                "",
                rule.id(),
                Certainty.PROVEN,
                words.title(),
                "Dump: " + in.evidence().inputs().get(crash.input()).fileName() + ", thread "
                        + crash.trace().label(),
                words.sentence() + " " + topic.why(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(),
                said.isEmpty() ? wouldShow(crash) : List.of(),
                notKnown(crash),
                citations);
    }

    /** What this very thread printed last; a program that calls abort itself need not do it for a panic. */
    private List<Citation> said(CrashedThread crash) {
        Long id = crash.trace().id();
        if (crash.end() == CrashedThread.End.PROGRAM || id == null) {
            return List.of();
        }
        List<Input> inputs = in.evidence().inputs();
        for (int i = inputs.size() - 1; i >= 0; i--) {
            List<Panic> panics = inputs.get(i).panics();
            for (int p = panics.size() - 1; p >= 0; p--) {
                if (panics.get(p).isFailure() && id.equals(panics.get(p).threadId())) {
                    return List.of(citing.panic(i, p, "what this thread printed last"));
                }
            }
        }
        return List.of();
    }

    private static List<String> wouldShow(CrashedThread crash) {
        return switch (crash.end()) {
            case OVERFLOW ->
                List.of("`gdb PROGRAM CORE -batch -ex 'bt -40'` prints the outer end of the stack: who began it, and in"
                        + " which task.");
            case NO_UNWIND, PANIC, STD -> List.of("Open what the same run wrote to stderr: the message stands there.");
            case PROGRAM, UNKNOWN ->
                List.of("Open what the same run wrote to stderr: what it said last may give the reason.");
        };
    }

    private static List<String> notKnown(CrashedThread crash) {
        return crash.own() >= 0
                ? List.of()
                : List.of("Which own function led there: its stack names none. A build with `debug = 1` and without"
                        + " `strip` shows inlined functions as well.");
    }
}
