package dev.unpark.findings.rules.sources;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.PollSite;
import java.util.ArrayList;
import java.util.List;

/** A hand-written poll that says {@code Pending} and has given nobody the waker. */
@AutoService(Rule.class)
public final class LostWakerRule extends SourceRule {
    private static final int CITED = 5;

    @Override
    public String id() {
        return "source.lost-waker";
    }

    @Override
    String found(int count) {
        return count == 1
                ? "hand-written poll returns Pending without having kept the waker"
                : "hand-written polls return Pending without having kept the waker";
    }

    @Override
    List<Finding> findings(Spots spots, AsyncScan scan, Topic topic) {
        return scan.wakers().stream().map(s -> finding(spots, s, topic)).toList();
    }

    private static Finding finding(Spots spots, PollSite s, Topic topic) {
        return new Finding(
                "",
                topic.rule(),
                s.how() == PollSite.Fault.NEVER ? Certainty.LIKELY : Certainty.POSSIBLE,
                title(s),
                "Pending: " + Spots.brief(s.path(), s.lines().getFirst())
                        + (s.lines().size() > 1 ? " and " + (s.lines().size() - 1) + " more" : "") + " · Poll: `"
                        + s.function()
                        + "`, from line " + s.start(),
                seen(s) + " " + topic.why(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                couldAlsoBe(s),
                List.of(
                        "tokio-console, which marks such a task with a warning of its own, or a task dump, whose trace for it is empty, while every"
                                + " worker is parked in the thread dump.",
                        "A test that polls `" + s.function()
                                + "` once with a waker that counts, makes it ready, and asks whether"
                                + " the waker was called."),
                List.of(Spots.NOT_SEEN),
                citations(spots, s));
    }

    private static String title(PollSite s) {
        String where = " (" + Spots.brief(s.path(), s.lines().getFirst()) + ").";
        return switch (s.how()) {
            case NEVER -> "`" + s.function() + "` returns Pending and never looks at the waker" + where;
            case NOT_ON_THIS_PATH ->
                "`" + s.function() + "` returns Pending on a path that does not keep the waker" + where;
            case FIRST_ONLY -> "`" + s.function() + "` keeps the waker of its first poll only" + where;
        };
    }

    private static String seen(PollSite s) {
        String lines = Spots.lines(s.lines());
        return switch (s.how()) {
            case NEVER ->
                "The function returns `Pending` on " + lines
                        + ", and its context is used nowhere in it: no waker is kept and no"
                        + " inner future is polled with it.";
            case NOT_ON_THIS_PATH ->
                "On the way to the `Pending` on " + lines
                        + " the context is not used: neither is its waker kept, nor an inner"
                        + " future polled with it. Other paths of the function use it.";
            case FIRST_ONLY ->
                "Before the `Pending` on " + lines
                        + " the waker is kept only where none was kept before. A task that moves, into"
                        + " a `select!`, a `join!` or another task, is polled with another waker, and the first one wakes nobody.";
        };
    }

    private static List<String> couldAlsoBe(PollSite s) {
        String otherwise =
                "Polled again all the same: by a sibling in the same task that wakes, or by code elsewhere that holds a"
                        + " waker of this task.";
        return s.how() == PollSite.Fault.NEVER
                ? List.of(otherwise)
                : List.of(
                        "An earlier poll kept the waker, and it is still the right one.",
                        "A path that is never taken, or after which nobody polls again.",
                        otherwise);
    }

    private static List<Citation> citations(Spots spots, PollSite s) {
        List<Citation> citations = new ArrayList<>();
        for (int line : s.lines().subList(0, Math.min(CITED, s.lines().size()))) {
            citations.add(spots.cite(s.path(), line, "Pending is returned here"));
        }
        citations.add(spots.cite(s.path(), s.start(), "the poll function"));
        return citations;
    }
}
