package dev.unpark.findings.rules.manifests;

import dev.unpark.model.Citation;
import dev.unpark.source.uses.CrateUse;
import dev.unpark.source.uses.Gate;

/**
 * A use of a crate in a file.
 *
 * @param gate of the place and of its file: what lies in {@code tests} is a test
 */
record PlacedUse(CrateUse use, String path, Gate gate) {
    String shown() {
        return path + ":" + use.line();
    }

    /** As a person would write it: {@code #[tokio::main]}, {@code tokio::select!}, {@code tokio::time}. */
    String written() {
        if (use.attribute()) {
            String arguments = use.arguments().replace("=", " = ").replace(",", ", ");
            return "#[" + use.path() + (arguments.isEmpty() ? "" : "(" + arguments + ")") + "]";
        }
        boolean macro = use.path().matches("tokio::(select|join|try_join|task_local)");
        return use.path() + (macro ? "!" : "");
    }

    Citation cite(Placed of, String shows) {
        return of.citing().source(path, use.line(), shows);
    }
}
