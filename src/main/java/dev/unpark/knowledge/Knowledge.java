package dev.unpark.knowledge;

import java.util.List;
import java.util.Optional;

/** All topics that this build carries, from {@code assets/knowledge}. */
public final class Knowledge {
    private Knowledge() {}

    public static Knowledge load() {
        return new Knowledge();
    }

    /** By rule id. */
    public List<Topic> topics() {
        return List.of();
    }

    public Optional<Topic> topic(String rule) {
        return topics().stream().filter(t -> t.rule().equals(rule)).findFirst();
    }
}
