package dev.unpark.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.classify.Classifier;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.ItemRef;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.Formats;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleEngineTest {
    private static final InputId INPUT = new InputId("00", 0);

    @Test
    void rulesAreAskedInTheOrderOfTheirIds() {
        RuleEngine engine = engine(rule("b.second", RuleEngineTest::clear), rule("a.first", RuleEngineTest::clear));
        assertEquals(
                List.of("a.first", "b.second"),
                engine.rules().stream().map(Rule::id).toList());
        assertEquals(
                List.of("a.first", "b.second"),
                run(engine).runs().stream().map(RuleRun::rule).toList());
    }

    @Test
    void aRuleThatThrowsIsReportedAndTheOthersGoOn() {
        RuleEngine.Result result = run(engine(
                rule("a.broken", () -> {
                    throw new IllegalStateException("no such frame");
                }),
                rule("b.works", found(finding("b.works", Certainty.PROVEN, 1, 0)))));
        RuleOutcome broken = result.runs().getFirst().outcome();
        assertInstanceOf(RuleOutcome.Crashed.class, broken);
        assertTrue(broken.because().contains("no such frame"), broken.because());
        assertEquals(1, result.findings().size());
    }

    @Test
    void aCancelledRunStopsInsteadOfReportingACrash() {
        RuleEngine engine = engine(rule("a.cancelled", () -> {
            throw new CancellationException();
        }));
        assertThrows(CancellationException.class, () -> run(engine));
    }

    @Test
    void findingsComeByCertaintyThenRuleThenFirstCitationAndAreNumbered() {
        RuleEngine.Result result = run(engine(
                rule(
                        "b.rule",
                        found(finding("b.rule", Certainty.PROVEN, 9, 1), finding("b.rule", Certainty.PROVEN, 3, 2))),
                rule(
                        "a.rule",
                        found(
                                finding("a.rule", Certainty.POSSIBLE, 1, 3),
                                finding("a.rule", Certainty.LIKELY, 5, 4)))));
        assertEquals(
                List.of("f1 b.rule 3", "f2 b.rule 9", "f3 a.rule 5", "f4 a.rule 1"),
                result.findings().stream()
                        .map(f -> f.id() + " " + f.rule() + " "
                                + f.citations().getFirst().line())
                        .toList());
        RuleOutcome.Found ofB =
                assertInstanceOf(RuleOutcome.Found.class, result.runs().get(1).outcome());
        assertEquals(
                List.of("f1", "f2"), ofB.findings().stream().map(Finding::id).toList());
    }

    @Test
    void findingsThatCiteTheSameThreadAreOneStory() {
        RuleEngine.Result result = run(engine(
                rule(
                        "a.rule",
                        found(
                                finding("a.rule", Certainty.PROVEN, 1, 7),
                                finding("a.rule", Certainty.PROVEN, 2, 8),
                                finding("a.rule", Certainty.LIKELY, 3, 7, 8))),
                rule("b.rule", found(finding("b.rule", Certainty.PROVEN, 4, 1)))));
        assertEquals(List.of("a.rule 1, a.rule 2, a.rule 3", "b.rule 4"), stories(result));
    }

    @Test
    void aStoryBeginsWithWhatTheOthersCiteBesideTheirOwnSubject() {
        RuleEngine.Result result = run(engine(
                rule("a.abort", found(finding("a.abort", Certainty.PROVEN, 9, 3, 1, 2))),
                rule(
                        "b.panic",
                        found(finding("b.panic", Certainty.LIKELY, 1, 1), finding("b.panic", Certainty.PROVEN, 5, 2))),
                rule(
                        "c.waits",
                        found(
                                finding("c.waits", Certainty.PROVEN, 6, 7, 8),
                                finding("c.waits", Certainty.PROVEN, 7, 8, 7)))));
        assertEquals(List.of("b.panic 5, b.panic 1, a.abort 9", "c.waits 6, c.waits 7"), stories(result));
    }

    @Test
    void aThreadAtALineThatTheSourceAccusesIsPartOfItsStory() {
        RuleEngine.Result result = run(engine(
                rule(
                        "source.blocking-call",
                        found(ofSource("source.blocking-call", 19), ofSource("source.blocking-call", 40))),
                rule("worker.sleep", found(atSource("worker.sleep", 19), atSource("worker.sleep", 12)))));
        assertEquals(
                List.of("worker.sleep 12", "worker.sleep 19, source.blocking-call 19", "source.blocking-call 40"),
                stories(result));
    }

    @Test
    void aLostWakerExplainsTheRestOfItsOwnProgram() {
        Rule source = rule("source.lost-waker", found(ofSource("source.lost-waker", 22)));
        Rule own = rule("runtime.all-idle", found(atSource("runtime.all-idle", 5)));
        Rule other = rule("runtime.all-idle", found(finding("runtime.all-idle", Certainty.POSSIBLE, 1, 1)));
        assertEquals(List.of("source.lost-waker 22, runtime.all-idle 5"), stories(run(engine(source, own))));
        assertEquals(2, stories(run(engine(source, other))).size());
    }

    @Test
    void aFaultOfTheSourceThatNothingShowsAtWorkIsOnlyPossible(@TempDir Path scratch) throws IOException, Refused {
        Rule source = rule(
                "source.blocking-call",
                found(ofSource("source.blocking-call", 19), ofSource("source.blocking-call", 40)));
        Rule thread = rule("worker.sleep", found(atSource("worker.sleep", 19)));
        assertEquals(
                List.of("LIKELY worker.sleep 19", "LIKELY source.blocking-call 19", "POSSIBLE source.blocking-call 40"),
                certainties(engine(source, thread), oneThread(scratch)));
        assertEquals(
                List.of("LIKELY source.blocking-call 19", "LIKELY source.blocking-call 40"),
                certainties(engine(source), Evidence.none()));
    }

    private static List<String> certainties(RuleEngine engine, Evidence evidence) {
        RuleInput in = new RuleInput(evidence, List.of(), Classifier.standard(), Sources.none(), Knowledge.load());
        return engine.run(in, JobContext.NONE).findings().stream()
                .map(f -> f.certainty() + " " + words(f))
                .toList();
    }

    private static Evidence oneThread(Path scratch) throws IOException, Refused {
        Path file = scratch.resolve("dump.txt");
        Files.writeString(file, "Thread 1 (Thread 0x7f (LWP 7)):\n#0  0x01 in a::b ()\n");
        List<Input> dump = Formats.load().read(file, "dump.txt", JobContext.NONE);
        return new Evidence(dump, List.of(), List.of());
    }

    private static Finding ofSource(String rule, int line) {
        return cited(
                rule, new Citation(new ItemRef.OfSource("a.rs", line), -1, 0, new SourcePlace("a.rs", line, 0), "x"));
    }

    private static Finding atSource(String rule, int line) {
        return cited(
                rule,
                new Citation(new ItemRef.OfFrame(INPUT, line, 2), 0, line, new SourcePlace("a.rs", line, 0), "x"));
    }

    private static Finding cited(String rule, Citation citation) {
        return new Finding(
                "",
                rule,
                Certainty.LIKELY,
                "Claim",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of("Another reading."),
                List.of(),
                List.of(),
                List.of(citation));
    }

    /** Each story as the rules and lines of its findings, in order; the first of them is its first cause. */
    private static List<String> stories(RuleEngine.Result result) {
        Map<String, Finding> byId = result.findings().stream().collect(Collectors.toMap(Finding::id, f -> f));
        result.stories().forEach(s -> assertEquals(s.findings().getFirst(), s.firstCause()));
        return result.stories().stream()
                .map(s -> s.findings().stream()
                        .map(id -> words(Objects.requireNonNull(byId.get(id))))
                        .collect(Collectors.joining(", ")))
                .toList();
    }

    private static String words(Finding f) {
        Citation first = f.citations().getFirst();
        return f.rule() + " "
                + (first.source() == null ? first.line() : first.source().line());
    }

    private static RuleEngine engine(Rule... rules) {
        return new RuleEngine(List.of(rules));
    }

    private static RuleEngine.Result run(RuleEngine engine) {
        RuleInput in =
                new RuleInput(Evidence.none(), List.of(), Classifier.standard(), Sources.none(), Knowledge.load());
        return engine.run(in, JobContext.NONE);
    }

    private static Rule rule(String id, Supplier<RuleOutcome> outcome) {
        return new Rule() {
            @Override
            public String id() {
                return id;
            }

            @Override
            public RuleOutcome check(RuleInput in) {
                return outcome.get();
            }
        };
    }

    private static RuleOutcome clear() {
        return new RuleOutcome.Clear("Looked.");
    }

    private static Supplier<RuleOutcome> found(Finding... findings) {
        return () -> new RuleOutcome.Found(List.of(findings), "Looked.");
    }

    /** Cites {@code line} first, and a frame of each of {@code threads}. */
    private static Finding finding(String rule, Certainty certainty, int line, int... threads) {
        List<Citation> citations = IntStream.of(threads)
                .mapToObj(t -> new Citation(new ItemRef.OfFrame(INPUT, t, 2), 0, line, null, "waits"))
                .toList();
        List<String> alternatives = certainty == Certainty.PROVEN ? List.of() : List.of("Another reading.");
        return new Finding(
                "",
                rule,
                certainty,
                "Claim",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                alternatives,
                List.of(),
                List.of(),
                citations);
    }
}
