package dev.unpark.model;

import java.util.List;

/**
 * Everything that was opened.
 *
 * @param inputs in the order of their paths as given, dumps of one file in their order
 * @param sourceRoots folders that source files are looked up in: absolute, or as found inside of an archive
 * @param notes what was left out on opening and why, each a sentence
 */
public record Evidence(List<Input> inputs, List<String> sourceRoots, List<String> notes) {
    public Evidence {
        inputs = List.copyOf(inputs);
        sourceRoots = List.copyOf(sourceRoots);
        notes = List.copyOf(notes);
    }

    /** Nothing opened yet. */
    public static Evidence none() {
        return new Evidence(List.of(), List.of(), List.of());
    }

    /** Position of an input, or -1 if it is not (or no longer) part of the evidence. */
    public int indexOf(InputId id) {
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
