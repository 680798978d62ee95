package dev.unpark.knowledge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.ThreadTrace;
import java.util.Optional;

/** What a tour points at, in words that a data file can have: names of files, ids of threads and rules. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "at")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Spot.OfThread.class, name = "thread"),
    @JsonSubTypes.Type(value = Spot.OfPanic.class, name = "panic"),
    @JsonSubTypes.Type(value = Spot.OfSource.class, name = "source"),
    @JsonSubTypes.Type(value = Spot.OfFinding.class, name = "finding"),
    @JsonSubTypes.Type(value = Spot.OfStep.class, name = "step")
})
public sealed interface Spot {
    /** The same in an opened investigation; empty if it is not there. */
    Optional<ItemRef> in(Investigation investigation);

    /** A thread, by the name of its dump's file and the id that the dump gives it. */
    record OfThread(String input, long id) implements Spot {
        @Override
        public Optional<ItemRef> in(Investigation investigation) {
            return named(investigation, input)
                    .flatMap(in -> in.threads().stream()
                            .filter(this::isIt)
                            .findFirst()
                            .map(t -> new ItemRef.OfThread(in.id(), t.index())));
        }

        private boolean isIt(ThreadTrace thread) {
            Long its = thread.id();
            return its != null && its == id;
        }
    }

    /** The first panic of a file. */
    record OfPanic(String input) implements Spot {
        @Override
        public Optional<ItemRef> in(Investigation investigation) {
            return named(investigation, input)
                    .filter(in -> !in.panics().isEmpty())
                    .map(in -> new ItemRef.OfPanic(in.id(), 0));
        }
    }

    /** A line of a source file, whose path is relative to its root. */
    record OfSource(String path, int line) implements Spot {
        @Override
        public Optional<ItemRef> in(Investigation investigation) {
            return Optional.of(new ItemRef.OfSource(path, line));
        }
    }

    /** The first finding of a rule. */
    record OfFinding(String rule) implements Spot {
        @Override
        public Optional<ItemRef> in(Investigation investigation) {
            return investigation.analysis().findings().stream()
                    .filter(f -> f.rule().equals(rule))
                    .findFirst()
                    .map(f -> new ItemRef.OfFinding(f.key()));
        }
    }

    /** A step of the checklist. */
    record OfStep(String step) implements Spot {
        @Override
        public Optional<ItemRef> in(Investigation investigation) {
            return Optional.of(new ItemRef.OfStep(step));
        }
    }

    private static Optional<Input> named(Investigation investigation, String file) {
        return investigation.evidence().inputs().stream()
                .filter(in -> in.fileName().equals(file))
                .findFirst();
    }
}
