package dev.unpark.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureAnswerTest {
    private static final Path FORMATS = Path.of("src/test/resources/fixtures/formats");

    @Test
    void treeAnswersWhichAreOnAndWhoTurnedThemOn() throws Refused {
        StepAnswer answer = answer("cargo-tree/features-invert-tokio/input.txt");

        assertEquals(Coverage.ANSWERED, answer.coverage());
        assertEquals("input.txt:1 has tokio 1.24.2.", answer.lines().getFirst().text());
        assertEquals(
                List.of(
                        "input.txt:87 has rt-multi-thread of tokio 1.24.2 on, by poller, its own full.",
                        "input.txt:104 has sync of tokio 1.24.2 on, by hyper, poller, its own full."),
                answer.lines().stream()
                        .map(StepAnswer.Line::text)
                        .filter(t -> t.contains("has rt-multi-thread ") || t.contains("has sync "))
                        .toList());
    }

    @Test
    void manifestAloneLeavesOthersOpen() throws Refused {
        StepAnswer answer = answer("cargo-toml/member-by-hand/input.txt");

        assertEquals(Coverage.PARTLY, answer.coverage());
        assertEquals(
                List.of(
                        "input.txt:7 asks for tokio with rt (in [workspace.dependencies]).",
                        "input.txt:15 asks for tokio with net, time, added to what the workspace has.",
                        "input.txt:20 asks for tokio without any feature.",
                        "input.txt:30 asks for tokio with full, test-util (in [dev-dependencies]); full leaves out test-util,"
                                + " tracing and what is unstable.",
                        "input.txt:38 asks for tokio with process (in [target.x86_64-pc-windows-msvc.dependencies]).",
                        "Other crates of the build may switch on more; the commands below show the sum."),
                answer.lines().stream().map(StepAnswer.Line::text).toList());
    }

    private static StepAnswer answer(String input) throws Refused {
        Opened opened = Opener.forOneLook()
                .open(List.of(FORMATS.resolve(input)), List.of())
                .run(JobContext.NONE);
        return new FeatureAnswer().answer("cargo tree", opened.investigation(), opened.sources());
    }
}
