package dev.unpark.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All topics that this build carries, from {@code assets/knowledge}: one file a rule, named by the rule's id. */
public final class Knowledge {
    private final List<Topic> topics;

    private Knowledge(List<Topic> topics) {
        this.topics = List.copyOf(topics);
    }

    public static Knowledge load() {
        return new Knowledge(new DataFolder("/assets/knowledge")
                .all(Topic.class, Topic::rule).stream()
                        .sorted(Comparator.comparing(Topic::rule))
                        .toList());
    }

    /** Sorted by rule id. */
    public List<Topic> topics() {
        return topics;
    }

    public Optional<Topic> topic(String rule) {
        return topics.stream().filter(t -> t.rule().equals(rule)).findFirst();
    }
}
