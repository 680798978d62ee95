package dev.unpark.source;

import java.util.List;

/** What became of a printed path. */
public sealed interface Mapping {
    /**
     * @param path below the root
     * @param how in words, such as {@code by suffix src/permissions.rs}, {@code by hand}
     */
    record Found(String path, String how) implements Mapping {}

    /** Several files fit equally well; a person has to choose. */
    record Ambiguous(List<String> candidates) implements Mapping {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }

    /**
     * @param why no file can be shown, a sentence
     * @param remedy what would make it work, a sentence
     */
    record NotThere(String why, String remedy) implements Mapping {}
}
