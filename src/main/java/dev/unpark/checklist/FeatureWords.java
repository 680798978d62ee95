package dev.unpark.checklist;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.FeatureSwitch;
import dev.unpark.model.ItemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What a lock file, a tree or metadata tells of the Tokio that the build got, in lines of an answer. */
final class FeatureWords {
    private static final int MOST_NAMED = 3;

    private FeatureWords() {}

    /** Which versions there are. */
    static void sayVersions(Answer answer, String name, CargoFacts facts, IntFunction<ItemRef> at) {
        List<Integer> tokios = facts.named("tokio");
        if (!tokios.isEmpty()) {
            int line = facts.crates().get(tokios.getFirst()).line();
            List<String> versions =
                    tokios.stream().map(t -> facts.crates().get(t).version()).toList();
            String two = versions.size() > 1 ? ": a runtime of one is not seen by the other" : "";
            answer.say(
                    name + ":" + line + " has tokio " + Answer.quoted(String.join(" and ", versions)) + two + ".",
                    at.apply(line));
        }
    }

    /** Which features are on, and who turned each on; whether the text tells. */
    static boolean sayResolved(Answer answer, String name, CargoFacts facts, IntFunction<ItemRef> at) {
        boolean told = false;
        for (int tokio : facts.named("tokio")) {
            CargoCrate crate = facts.crates().get(tokio);
            if (!crate.featuresTold()) {
                continue;
            }
            told = true;
            for (String feature : crate.features()) {
                List<FeatureSwitch> by = facts.switches().stream()
                        .filter(s -> s.crate() == tokio && s.feature().equals(feature))
                        .toList();
                int line = by.isEmpty() ? crate.line() : by.getFirst().line();
                answer.say(
                        name + ":" + line + " has " + Answer.quoted(feature) + " of tokio " + crate.version() + " on"
                                + (by.isEmpty() ? "" : ", by " + Answer.quoted(who(facts, by))) + ".",
                        at.apply(line));
            }
        }
        return told;
    }

    private static String who(CargoFacts facts, List<FeatureSwitch> by) {
        List<String> names = new ArrayList<>();
        for (FeatureSwitch s : by) {
            String crate = s.by() < 0
                    ? "a crate that is not shown"
                    : facts.crates().get(s.by()).name();
            String name = s.byFeature().isEmpty()
                    ? crate
                    : s.by() == s.crate() ? "its own " + s.byFeature() : crate + "'s " + s.byFeature();
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        int more = names.size() - MOST_NAMED;
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (more > 0 ? " and " + more + " more" : "");
    }
}
