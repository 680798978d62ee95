package dev.unpark.findings.rules.panics;

import dev.unpark.classify.FrameOrigin;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Frame;
import dev.unpark.model.SourcePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts panics that are alike into the words of one finding. */
final class PanicWriter {
    private static final int CITED_HEADERS = 3;

    private final RuleInput in;
    private final PanicRule rule;
    private final Citing citing;

    PanicWriter(RuleInput in, PanicRule rule) {
        this.in = in;
        this.rule = rule;
        this.citing = new Citing(in);
    }

    /** @param crash the thread of a dump that shows the same end, or null */
    Finding finding(List<PanicSighting> alike, @Nullable CrashedThread crash) {
        PanicSighting s = alike.getFirst();
        Earlier earlier = rule.earlier(in, s);
        Topic topic = in.knowledge().topic(rule.topic(s)).orElseThrow();
        return new Finding(
                "",
                rule.id(),
                Certainty.PROVEN,
                crash != null && crash.recursion() != null ? new CrashWords(crash, citing).title() : rule.title(s),
                detail(s, alike.size()),
                why(s, crash, earlier, topic),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(),
                joined(rule.wouldShow(s, crash), wouldShowMore(s)),
                joined(earlier.notKnown(), joined(rule.notShown(s, crash), notKnown(s))),
                citations(alike, crash, earlier));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private String detail(PanicSighting s, int times) {
        List<String> parts = new ArrayList<>();
        parts.add((s.panic().isPanic() ? "Panic" : "Abort") + ": thread "
                + s.panic().thread() + location(s));
        String own = spot(s, s.own());
        if (own != null) {
            parts.add("Own code: " + own);
        }
        int entry = outerOwn(s);
        String entered = spot(s, entry);
        if (entered != null && entry != s.own()) {
            parts.add("Runtime entered: " + entered);
        }
        if (times > 1) {
            parts.add("Seen " + times + " times");
        }
        return String.join(" · ", parts);
    }

    /** Empty where it is the own line, which follows anyway. */
    private static String location(PanicSighting s) {
        SourcePlace at = s.panic().place();
        if (at == null) {
            return "";
        }
        SourcePlace own =
                s.own() < 0 ? null : s.panic().stack().frames().get(s.own()).place();
        if (own != null && Words.brief(own).equals(Words.brief(at))) {
            return "";
        }
        String crate = s.crate();
        return (s.locatedInTokio() ? ", at Tokio's " : crate == null ? ", " : ", at " + crate + "'s ")
                + Words.brief(at);
    }

    /** {@code fetch, legacy.rs:15}; null if there is no such frame. */
    private @Nullable String spot(PanicSighting s, int index) {
        if (index < 0) {
            return null;
        }
        Frame frame = s.panic().stack().frames().get(index);
        SourcePlace place = citing.place(frame);
        String name = Words.function(frame.symbol().name());
        return place == null ? name : name + ", " + Words.brief(place);
    }

    /** {@code fetch (legacy.rs:15)}. */
    private String call(PanicSighting s, int index) {
        Frame frame = s.panic().stack().frames().get(index);
        SourcePlace place = citing.place(frame);
        String name = "`" + Words.function(frame.symbol().name()) + "`";
        return place == null ? name : name + " (" + Words.brief(place) + ")";
    }

    /** The own frame that entered the runtime: the first one outside of the entry; -1 for a task on a worker. */
    private int outerOwn(PanicSighting s) {
        if (s.entered() < 0) {
            return -1;
        }
        for (int i = s.entered() + 1; i < s.panic().stack().depth(); i++) {
            if (in.classifier().origin(s.panic().stack().frames().get(i)) == FrameOrigin.OWN) {
                return i;
            }
        }
        return -1;
    }

    private String why(PanicSighting s, @Nullable CrashedThread crash, Earlier earlier, Topic topic) {
        List<String> sentences = new ArrayList<>();
        String seen = rule.seen(s);
        if (!seen.isEmpty()) {
            sentences.add(seen);
        }
        if (!earlier.sentence().isEmpty()) {
            sentences.add(earlier.sentence());
        }
        if (crash != null) {
            sentences.add(new CrashWords(crash, citing).sentence());
        }
        if (s.ownCalls().size() > 1) {
            List<String> calls = s.ownCalls().stream().map(i -> call(s, i)).toList();
            sentences.add("Own code on the way, innermost first: " + String.join(", ", calls) + ".");
        }
        if (s.locatedInTokio()) {
            sentences.add("The location that the panic names is Tokio's own file, not the line to change.");
        }
        if (s.aborted()) {
            sentences.add("The process aborted right after it.");
        } else if (s.insideTask() && s.panic().isPanic()) {
            sentences.add(
                    "It was raised inside a task: unless panics abort, only that task ended, and the process went on.");
        }
        sentences.add(topic.why());
        return String.join(" ", sentences);
    }

    private static List<String> notKnown(PanicSighting s) {
        if (s.namesNoLine()) {
            return List.of();
        }
        if (s.panic().stack().depth() == 0) {
            return List.of(
                    s.locatedInTokio()
                            ? "Which own line called Tokio: the panic names a line of Tokio's, and no backtrace was printed."
                            : s.crate() != null
                                    ? "Which own line led there: the panic names a line of " + s.crate()
                                            + ", and no backtrace was printed."
                                    : "What led to this line: no backtrace was printed.");
        }
        if (s.own() < 0) {
            return List.of("Which own function called it: the backtrace names none.");
        }
        if (s.withoutLines()) {
            return List.of(
                    "Functions that the compiler inlined: a backtrace without line numbers leaves them out, so the"
                            + " call may stand in a function that is not listed.");
        }
        return List.of();
    }

    private static List<String> wouldShowMore(PanicSighting s) {
        if (s.namesNoLine()) {
            return List.of();
        }
        if (s.panic().stack().depth() == 0) {
            return List.of(
                    "Set `RUST_BACKTRACE=1` and let it panic again: the backtrace names every caller. If it is empty even"
                            + " then, the binary is stripped: build it with `strip = \"none\"` and `debug = 1`.");
        }
        if (s.own() < 0 || s.withoutLines()) {
            return List.of(
                    "Build with `debug = 1` in the release profile and let it panic again: the backtrace then has"
                            + " lines, and inlined functions as well.");
        }
        return List.of();
    }

    private List<Citation> citations(List<PanicSighting> alike, @Nullable CrashedThread crash, Earlier earlier) {
        PanicSighting s = alike.getFirst();
        List<Citation> citations = new ArrayList<>();
        citations.add(citing.panic(
                s.input(),
                s.index(),
                (s.panic().isPanic() ? "the panic" : "the abort") + " and its message, on thread "
                        + s.panic().thread()));
        if (s.own() >= 0) {
            String called = rule.reached(s);
            String what = called == null ? "the first own frame" : "the first own frame, on the way to " + called;
            citations.add(citing.panicFrame(s.input(), s.index(), s.own(), what));
        }
        if (s.entered() >= 0) {
            String by = spot(s, outerOwn(s));
            String what =
                    by == null ? "the task that was being run" : "where the thread entered its runtime, from " + by;
            citations.add(citing.panicFrame(s.input(), s.index(), s.entered(), what));
        }
        if (crash != null) {
            citations.addAll(new CrashWords(crash, citing).citations());
        }
        earlier.panics().forEach(e -> citations.add(citing.panic(e.input(), e.index(), e.shows())));
        alike.stream()
                .skip(1)
                .limit(CITED_HEADERS - 1)
                .map(other -> citing.panic(other.input(), other.index(), "the same panic again"))
                .forEach(citations::add);
        return citations;
    }
}
