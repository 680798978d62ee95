package dev.unpark.findings.rules.manifests;

import dev.unpark.findings.rules.Words;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.DependencyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the findings on features that are missed have in common. */
record MissingText(Missing missing, Project project) {
    private static final int MOST_CITED = 5;

    /** LIKELY where nothing else can turn it on; one thing is left even then, for what is not compiled misses nothing. */
    Certainty certainty() {
        return missing.view().whole() ? Certainty.LIKELY : Certainty.POSSIBLE;
    }

    String nobody() {
        return missing.view().whole() ? "nothing in its own build turns on" : "no manifest that was opened turns on";
    }

    String features() {
        List<String> quoted =
                missing.features().stream().map(f -> "`" + f + "`").toList();
        return (quoted.size() == 1 ? "the feature " : "the features ") + Words.list(quoted);
    }

    private String it() {
        return missing.features().size() == 1 ? "it" : "them";
    }

    /** How sure it is that the compiler refuses it, as the begin of a sentence. */
    String asItStands() {
        return missing.view().whole() ? "As it stands " : "Unless another crate turns " + it() + " on, ";
    }

    String detail() {
        List<String> asks = new ArrayList<>();
        for (Ask ask : missing.asks()) {
            String with = ask.features().isEmpty() ? "no features" : String.join(", ", ask.features());
            asks.add(ask.shown() + " asks for "
                    + (ask.asked().kind() == DependencyKind.DEV ? "it in tests with " : "Tokio with ") + with);
        }
        return String.join("; ", asks) + "; " + missing.view().because() + ".";
    }

    /** Why it may have been built all the same; empty if nothing that was opened tells. */
    String elsewhere() {
        List<Ask> asks = missing.elsewhere(project);
        if (asks.isEmpty()) {
            return "";
        }
        Ask ask = asks.getFirst();
        if (ask.at().equals(missing.member().at())) {
            return " " + ask.shown() + " turns " + it()
                    + " on for tests: `cargo test` builds, and `cargo build` does not.";
        }
        return " " + ask.shown() + " turns " + it()
                + " on for another package: a build of the whole workspace works, for features"
                + " add up, and one of `" + missing.member().name() + "` alone does not.";
    }

    List<String> couldAlsoBe() {
        List<String> other = new ArrayList<>();
        if (!missing.view().whole()) {
            other.add("Another crate of the build turns " + it()
                    + " on: features add up over the whole graph, and what was opened"
                    + " shows this project's manifests alone.");
        }
        other.add("The place is not compiled: no `mod` leads to its file, or a macro takes it away.");
        return other;
    }

    List<String> wouldDecide() {
        String name = missing.member().name();
        return List.of("cargo tree -p " + name + " -e features,normal -i tokio", "cargo build -p " + name);
    }

    List<Citation> citations(String shows) {
        List<Citation> citations = new ArrayList<>();
        for (Map.Entry<String, PlacedUse> one : missing.first().entrySet()) {
            int more = missing.count().getOrDefault(one.getKey(), 1) - 1;
            if (citations.size() < MOST_CITED) {
                citations.add(one.getValue()
                        .cite(
                                missing.member().at(),
                                one.getValue().written()
                                        + shows.formatted(one.getKey())
                                        + (more > 0
                                                ? "; so "
                                                        + (more == 1
                                                                ? "does 1 more place"
                                                                : "do " + more + " more places")
                                                : "")));
            }
        }
        missing.asks().forEach(a -> citations.add(a.cite()));
        missing.elsewhere(project).stream()
                .limit(1)
                .filter(a -> !missing.asks().contains(a))
                .forEach(a -> citations.add(a.cite()));
        return citations;
    }
}
