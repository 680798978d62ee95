package dev.unpark.model;

import java.util.List;

/**
 * What Unpark derived from the evidence; made anew on each run and never edited.
 *
 * @param facts by input, then by thread index
 * @param groups by input; within it, blocked ones first
 * @param taskGroups by input; within it, the biggest first
 * @param runs every rule, in the order of rule ids
 * @param findings by story, that of the most certain finding first; within a story its first cause first
 */
public record Analysis(
        List<List<ThreadFacts>> facts,
        List<StackGroup> groups,
        List<TaskGroup> taskGroups,
        List<RuleRun> runs,
        List<Finding> findings,
        List<Story> stories) {
    public Analysis {
        facts = facts.stream().map(List::copyOf).toList();
        groups = List.copyOf(groups);
        taskGroups = List.copyOf(taskGroups);
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
        stories = List.copyOf(stories);
    }

    /** Of no evidence. */
    public static Analysis none() {
        return new Analysis(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
