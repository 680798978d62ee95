package dev.unpark.findings.rules.manifests;

import dev.unpark.findings.rules.Citing;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Citation;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.parse.cargo.TurnedOn;
import org.jspecify.annotations.Nullable;

/**
 * One of cargo's files or texts, with where it stands.
 *
 * @param turnedOn the facts, to ask for the features of one crate after the other
 * @param path of a file of the opened source; null for an input
 * @param input position of the input; -1 for a file of the source
 */
record Placed(
        CargoFacts facts, TurnedOn.Graph turnedOn, @Nullable String path, int input, Citing citing) {
    Placed(CargoFacts facts, @Nullable String path, int input, Citing citing) {
        this(facts, new TurnedOn.Graph(facts), path, input, citing);
    }

    Citation cite(int line, String shows) {
        if (path != null) {
            return citing.source(path, line, shows);
        }
        Input from = citing.in().evidence().inputs().get(input);
        return new Citation(new ItemRef.OfLine(from.id(), line), input, line, null, shows);
    }

    /** {@code gateway/Cargo.toml:8}. */
    String shown(int line) {
        return name() + ":" + line;
    }

    String name() {
        return path != null ? path : citing.in().evidence().inputs().get(input).fileName();
    }

    /** The folder among the source's files; empty for a root's own and for an input. */
    String folder() {
        return path == null ? "" : path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
