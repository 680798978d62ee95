package dev.unpark.findings;

import dev.unpark.classify.Classifier;
import dev.unpark.classify.Grouping;
import dev.unpark.classify.TaskGrouping;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.StackGroup;
import dev.unpark.model.TaskGroup;
import dev.unpark.model.ThreadFacts;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import java.util.ArrayList;
import java.util.List;

/** Classification, groups and rules, put together. */
public final class Analyser {
    private final Classifier classifier;
    private final Knowledge knowledge;
    private final RuleEngine engine;

    private Analyser(Classifier classifier, Knowledge knowledge, RuleEngine engine) {
        this.classifier = classifier;
        this.knowledge = knowledge;
        this.engine = engine;
    }

    /** With the catalogue, knowledge and rules that this build carries. */
    public static Analyser standard() {
        return new Analyser(Classifier.standard(), Knowledge.load(), RuleEngine.standard());
    }

    /** The same evidence and sources give the same analysis; stops between dumps and between rules once cancelled. */
    public Analysis analyse(Evidence evidence, Sources sources, JobContext job) {
        Analysis sorted = sort(evidence, job);
        RuleInput in = new RuleInput(evidence, sorted.facts(), classifier, sources, knowledge, new Once(), job);
        RuleEngine.Result result = engine.run(in, job);
        return new Analysis(
                sorted.facts(),
                sorted.groups(),
                sorted.taskGroups(),
                result.runs(),
                result.findings(),
                result.stories());
    }

    /** Classification and groups alone: no rule has looked, so nothing is found and nothing is clear. */
    public Analysis sort(Evidence evidence, JobContext job) {
        List<List<ThreadFacts>> facts = new ArrayList<>();
        List<StackGroup> groups = new ArrayList<>();
        List<TaskGroup> taskGroups = new ArrayList<>();
        List<Input> inputs = evidence.inputs();
        for (int i = 0; i < inputs.size(); i++) {
            job.checkCancelled();
            job.progress(
                    i, inputs.size(), "Sorting the threads of " + inputs.get(i).fileName());
            List<ThreadFacts> ofInput = classifier.classify(inputs.get(i));
            facts.add(List.copyOf(ofInput));
            groups.addAll(Grouping.group(i, inputs.get(i), ofInput));
            taskGroups.addAll(TaskGrouping.group(i, inputs.get(i), classifier));
        }
        return new Analysis(facts, groups, taskGroups, List.of(), List.of(), List.of());
    }
}
