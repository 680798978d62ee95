package dev.unpark.findings.rules.sources;

import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.BlockSite;
import dev.unpark.source.scan.BlockSite.Hop;
import dev.unpark.source.scan.Blocks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Puts calls of one async function that block in the same way into the words of one finding. */
final class CallWriter {
    private static final int CITED = 5;

    private final Spots spots;
    private final Topic topic;
    private final List<BlockSite> alike;
    private final BlockSite first;

    private CallWriter(Spots spots, Topic topic, List<BlockSite> alike) {
        this.spots = spots;
        this.topic = topic;
        this.alike = alike;
        this.first = alike.getFirst();
    }

    /** Those that a rule is about, one writer a function and kind of wait. */
    static List<CallWriter> of(Spots spots, Topic topic, List<BlockSite> sites, Predicate<BlockSite> wanted) {
        record Key(String path, String function, Blocks how, boolean certain, boolean inPlace) {}
        Map<Key, List<BlockSite>> alike = new LinkedHashMap<>();
        for (BlockSite s : sites) {
            if (wanted.test(s)) {
                Key key = new Key(s.first().path(), s.function(), s.how(), s.certain(), s.inPlace());
                alike.computeIfAbsent(key, k -> new ArrayList<>()).add(s);
            }
        }
        return alike.values().stream()
                .map(list -> new CallWriter(spots, topic, list))
                .toList();
    }

    BlockSite site() {
        return first;
    }

    /**
     * @param does what the function does, such as {@code sleeps on its thread}
     * @param likely unless a call on the way could not be told
     */
    Finding finding(String does, boolean likely, List<String> couldAlsoBe, List<String> wouldDecide) {
        List<String> others = new ArrayList<>(couldAlsoBe);
        if (!first.certain()) {
            others.addFirst("Another function of that name: the opened source does not tell the type that `"
                    + uncertain().called() + "` is called on.");
        }
        return new Finding(
                "",
                topic.rule(),
                likely && first.certain() ? Certainty.LIKELY : Certainty.POSSIBLE,
                "`" + first.function() + "`, which is async, " + does + through() + " ("
                        + Spots.brief(first.first().path(), first.first().line()) + ").",
                detail(),
                first.inPlace() ? inPlace() : seen() + " " + topic.why(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                others,
                wouldDecide,
                List.of(Spots.NOT_SEEN),
                citations());
    }

    private Hop uncertain() {
        return first.hops().size() > 1 ? first.first() : first.last();
    }

    private String through() {
        int between = first.hops().size() - 1;
        return between == 0 ? "" : ", through " + (between == 1 ? "another function" : between + " other functions");
    }

    private String detail() {
        List<String> steps = first.hops().stream().map(CallWriter::step).toList();
        String others = alike.size() == 1 ? "" : " · And " + Words.count(alike.size() - 1, "more call") + " like it";
        return "Call: " + String.join(" → ", steps) + others;
    }

    private static String step(Hop hop) {
        return hop.called() + ", " + Spots.brief(hop.path(), hop.line());
    }

    private String seen() {
        Hop last = first.last();
        if (first.hops().size() == 1) {
            return "`" + last.called() + "` is called on line " + last.line() + ", in the body of `" + first.function()
                    + "` itself: it runs on the thread that polls the task.";
        }
        List<String> via = first.hops().stream()
                .limit(first.hops().size() - 1L)
                .map(h -> "`" + h.called() + "` (" + Spots.brief(h.path(), h.line()) + ")")
                .toList();
        return "`" + first.function() + "` calls " + String.join(", which calls ", via) + ", which calls `"
                + last.called()
                + "` (" + Spots.brief(last.path(), last.line())
                + "). No other thread comes in between: it runs on the one that"
                + " polls the task.";
    }

    private String inPlace() {
        return "`" + first.last().called() + "` ("
                + Spots.brief(first.last().path(), first.last().line()) + ") is called in a"
                + " closure of `block_in_place`. On a multi-thread runtime that is allowed: a thread of the blocking pool carries"
                + " the worker on meanwhile. Each such call needs one; where `max_blocking_threads` leaves none, nobody carries the"
                + " worker on, and what is waited for may never run.";
    }

    private String last() {
        return switch (first.how()) {
            case RUNTIME -> "the runtime is made here";
            case MAIN -> "the call of the function that #[tokio::main] made synchronous";
            default -> "the call that blocks";
        };
    }

    private List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        List<Hop> hops = first.hops();
        for (int i = 0; i < hops.size(); i++) {
            String shows =
                    i == hops.size() - 1 ? last() : i == 0 ? "the call in the async function" : "a call on the way";
            citations.add(spots.cite(hops.get(i).path(), hops.get(i).line(), shows));
        }
        alike.stream()
                .skip(1)
                .limit(CITED - 1)
                .forEach(s ->
                        citations.add(spots.cite(s.first().path(), s.first().line(), "another one like it")));
        return citations;
    }
}
