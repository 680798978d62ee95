package dev.unpark.cli;

import dev.unpark.model.Analysis;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.model.StackGroup;
import dev.unpark.model.Story;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.ThreadFacts;
import java.util.List;
import java.util.stream.IntStream;

/** The document {@code unpark/1}; {@code assets/schema/unpark-1.schema.json} describes it. */
final class JsonDocument {
    private final Json json;
    private final Investigation investigation;
    private final Detail detail;

    private JsonDocument(Json json, Investigation investigation, Detail detail) {
        this.json = json;
        this.investigation = investigation;
        this.detail = detail;
    }

    static void write(Json json, Investigation investigation, Detail detail) {
        new JsonDocument(json, investigation, detail).write();
    }

    private void write() {
        List<Input> inputs = investigation.evidence().inputs();
        Analysis analysis = investigation.analysis();
        json.object(() -> {
            json.text("schema", "unpark/1");
            json.texts("notes", investigation.evidence().notes());
            json.texts("sourceRoots", investigation.evidence().sourceRoots());
            JsonInputs writer = new JsonInputs(json, detail);
            json.list("inputs", indexes(inputs), (j, i) -> writer.write(inputs.get(i), facts(i), taskGroups(i)));
            json.list("groups", analysis.groups(), (j, group) -> group(group));
            json.list("stories", analysis.stories(), (j, story) -> story(story));
            JsonFindings findings = new JsonFindings(json, detail);
            json.list("findings", analysis.findings(), (j, finding) -> findings.write(finding));
            json.list("outcomes", analysis.runs(), (j, run) -> outcome(run));
        });
    }

    private static List<Integer> indexes(List<Input> inputs) {
        return IntStream.range(0, inputs.size()).boxed().toList();
    }

    /** Facts of an input; by position, for two files may have the same content and so the same id. */
    private List<ThreadFacts> facts(int input) {
        List<List<ThreadFacts>> facts = investigation.analysis().facts();
        return input < facts.size() ? facts.get(input) : List.of();
    }

    private List<TaskGroup> taskGroups(int input) {
        return investigation.analysis().taskGroups().stream()
                .filter(g -> g.input() == input)
                .toList();
    }

    private void group(StackGroup group) {
        Input input = investigation.evidence().inputs().get(group.input());
        ThreadFacts first = facts(group.input()).get(group.first());
        json.object(() -> {
            json.number("input", group.input());
            json.text("state", group.state().word());
            json.text("role", group.role().word());
            json.number("count", group.threads().size());
            json.numbers("threads", group.threads());
            JsonInputs.ownFrame(json, input.threads().get(group.first()).stack(), first.ownFrame());
        });
    }

    private void story(Story story) {
        json.object(() -> {
            json.text("id", story.id());
            json.text("title", story.title());
            json.text("firstCause", story.firstCause());
            json.texts("findings", story.findings());
        });
    }

    private void outcome(RuleRun run) {
        json.object(() -> {
            json.text("rule", run.rule());
            json.text("outcome", word(run.outcome()));
            json.text("because", run.outcome().because());
        });
    }

    /** The word of {@code unpark/1} for how a rule went. */
    private static String word(RuleOutcome outcome) {
        return switch (outcome) {
            case RuleOutcome.Found found -> "found";
            case RuleOutcome.Clear clear -> "clear";
            case RuleOutcome.CannotTell cannotTell -> "cannot-tell";
            case RuleOutcome.Crashed crashed -> "crashed";
        };
    }
}
