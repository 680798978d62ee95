package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import java.util.ArrayList;
import java.util.List;

/**
 * A dump that does not show all of the process: cut, with threads that have no frames, or with stacks that end at once. It
 * is never more than possible that this matters, since what is not there is not known.
 */
@AutoService(Rule.class)
public final class IncompleteDumpRule implements Rule {
    private static final int CITED = 4;

    @Override
    public String id() {
        return "dump.incomplete";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        List<Input> inputs = in.evidence().inputs();
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        int dumps = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Input dump = inputs.get(i);
            if (dump.threads().isEmpty()) {
                continue;
            }
            dumps++;
            List<ThreadTrace> bare =
                    dump.threads().stream().filter(IncompleteDumpRule::isEmpty).toList();
            if (!dump.complete() || !bare.isEmpty()) {
                findings.add(finding(in, i, bare, topic));
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(
                    findings,
                    Words.count(findings.size(), "dump") + " of " + dumps + (findings.size() == 1 ? " is" : " are")
                            + " not whole.");
        }
        return dumps == 0
                ? new RuleOutcome.CannotTell("No thread dump was opened.")
                : new RuleOutcome.Clear("Looked at " + Words.count(dumps, "dump")
                        + "; each ends as its tool ends it, and" + " every thread has a stack.");
    }

    /** No frame at all, or nothing but one without a name: address 0 or 1, or {@code ??}. */
    private static boolean isEmpty(ThreadTrace thread) {
        Stack stack = thread.stack();
        return stack.depth() == 0 || stack.frames().stream().allMatch(IncompleteDumpRule::isNameless);
    }

    private static boolean isNameless(Frame frame) {
        String name = frame.symbol().name();
        return name.isEmpty() || name.equals("??");
    }

    private Finding finding(RuleInput in, int index, List<ThreadTrace> bare, Topic topic) {
        Input dump = in.evidence().inputs().get(index);
        int n = bare.size();
        int all = dump.threads().size();
        List<String> notes = dump.notes();
        String reason = dump.complete() ? null : notes.isEmpty() ? "it ends before its end" : notes.getFirst();
        String threads = n == 0
                ? ""
                : n + " of its " + Words.count(all, "thread") + (n == 1 ? " has" : " have") + " no stack to read";
        String title = reason == null
                ? "A dump is not whole: " + threads + "."
                : "A dump is cut short" + (n == 0 ? "." : ", and " + threads + ".");
        return new Finding(
                "",
                id(),
                Certainty.POSSIBLE,
                title,
                dump.fileName() + (reason == null ? "" : ": " + reason),
                "What is missing may be what matters: that no thread waits for a lock, or that none serves the driver, cannot"
                        + " be said of it." + why(dump, n, all),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(
                        "The missing part has nothing to do with the incident.",
                        "The process really has no more threads, and the tool only says so in another way."),
                List.of("The dump once more, with all it prints kept: "
                        + Gdb.of(in, List.of(index)).stacks() + " > dump.txt 2>&1"),
                List.of(),
                citations(in, index, bare));
    }

    private static String why(Input dump, int n, int all) {
        if (n == 0) {
            return "";
        }
        String debug = dump.format().equals("eu-stack")
                ? " eu-stack needs unwind tables (`.eh_frame`) in every module; musl and some stripped builds have none."
                : " A debugger that may not read the process's memory, or a module without unwind tables, ends a stack at"
                        + " once.";
        return (n == all ? " No thread has a stack, so nothing is said of any." : "") + debug;
    }

    private static List<Citation> citations(RuleInput in, int index, List<ThreadTrace> bare) {
        Input dump = in.evidence().inputs().get(index);
        if (bare.isEmpty()) {
            return List.of(new Citation(
                    new ItemRef.OfInput(dump.id()), index, dump.inputLine(), null, "the dump begins here"));
        }
        return bare.stream()
                .limit(CITED)
                .map(t -> new Citing(in).frame(index, t.index(), -1, "thread " + t.label() + " has no stack to read"))
                .toList();
    }
}
