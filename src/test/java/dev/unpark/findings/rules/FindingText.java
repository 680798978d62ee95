package dev.unpark.findings.rules;

import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.ItemRef;
import dev.unpark.model.RuleOutcome;
import java.util.List;

/** A finding as a reviewer of a golden file reads it. */
final class FindingText {
    private FindingText() {}

    static String of(RuleOutcome outcome) {
        String how = switch (outcome) {
            case RuleOutcome.Found f -> "found";
            case RuleOutcome.Clear c -> "clear";
            case RuleOutcome.CannotTell c -> "cannot tell";
            case RuleOutcome.Crashed c -> "crashed";
        };
        StringBuilder text = new StringBuilder(how + ": " + outcome.because() + "\n");
        if (outcome instanceof RuleOutcome.Found f) {
            f.findings().forEach(x -> finding(text, x));
        }
        return text.toString();
    }

    private static void finding(StringBuilder text, Finding f) {
        text.append('\n').append(f.certainty()).append(' ').append(f.title()).append('\n');
        text.append(f.detail()).append("\n\n").append(f.why()).append('\n');
        list(text, "Fix", f.fix());
        list(text, "Proof", f.proof());
        list(text, "Pitfalls", f.pitfalls());
        list(text, "Could also be", f.couldAlsoBe());
        list(text, "Would decide", f.wouldDecide());
        list(text, "Not known", f.notKnown());
        list(
                text,
                "Citations",
                f.citations().stream().map(FindingText::citation).toList());
    }

    private static void list(StringBuilder text, String title, List<String> items) {
        if (!items.isEmpty()) {
            text.append('\n').append(title).append('\n');
            items.forEach(i -> text.append("- ").append(i).append('\n'));
        }
    }

    private static String citation(Citation c) {
        String where = switch (c.where()) {
            case ItemRef.OfThread t -> "thread " + t.thread();
            case ItemRef.OfFrame f -> "thread " + f.thread() + " frame " + f.frame();
            case ItemRef.OfTask t -> "task " + t.task();
            case ItemRef.OfAwait a -> "task " + a.task() + " await " + a.point();
            case ItemRef.OfPanic p -> "panic " + p.panic();
            case ItemRef.OfPanicFrame p -> "panic " + p.panic() + " frame " + p.frame();
            case ItemRef.OfSource s -> "source";
            case ItemRef.OfInput i -> "input";
            case ItemRef.OfLine l -> "line";
            case ItemRef.OfFinding f -> "finding";
            case ItemRef.OfStep s -> "step";
            case ItemRef.OfEntry e -> "entry";
        };
        String line = c.input() < 0 ? "" : ", input " + c.input() + " line " + c.line();
        return where + line + (c.source() == null ? "" : ", " + c.source().shown()) + ": " + c.shows();
    }
}
