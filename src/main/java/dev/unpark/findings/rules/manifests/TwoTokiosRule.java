package dev.unpark.findings.rules.manifests;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.CargoCrate;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoLink;
import dev.unpark.model.CargoSource;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several Tokios in one graph: each has a runtime of its own, and the one does not see the other's. */
@AutoService(Rule.class)
public final class TwoTokiosRule extends ManifestRule {
    private static final int MOST_NAMED = 3;

    @Override
    public String id() {
        return "manifest.two-tokios";
    }

    @Override
    RuleOutcome check(Project project, Topic topic) {
        // The same two may stand in the lock file and in a tree: the one that tells most speaks for both.
        Map<List<String>, Placed> several = new LinkedHashMap<>();
        int one = 0;
        List<Placed> graphs = project.graphs().stream()
                .sorted(Comparator.comparing((Placed p) -> p.facts().from()).reversed())
                .toList();
        for (Placed graph : graphs) {
            List<Integer> tokios = graph.facts().named("tokio");
            if (tokios.size() > 1) {
                several.putIfAbsent(versions(graph.facts(), tokios), graph);
            }
            one += tokios.size() == 1 ? 1 : 0;
        }
        if (!several.isEmpty()) {
            return new RuleOutcome.Found(
                    several.values().stream().map(g -> finding(g, topic)).toList(),
                    "Looked at " + Words.count(graphs.size(), "graph") + ".");
        }
        if (one == 0) {
            return new RuleOutcome.CannotTell(
                    graphs.isEmpty()
                            ? "Manifests do not tell which versions the build took. Open Cargo.lock, or what `cargo tree"
                                    + " -i tokio` prints."
                            : "No Tokio is in " + graphs.getFirst().name() + ".");
        }
        return new RuleOutcome.Clear("There is one Tokio in "
                + String.join(
                        " and in ", graphs.stream().map(Placed::name).distinct().toList()) + ".");
    }

    private static List<String> versions(CargoFacts facts, List<Integer> crates) {
        return crates.stream()
                .map(c -> facts.crates().get(c).version())
                .sorted(Comparator.comparing(TwoTokiosRule::comparable))
                .toList();
    }

    // 0.2.25 stands before 0.11.0
    private static String comparable(String version) {
        StringBuilder out = new StringBuilder();
        for (String part : version.split("[.+-]")) {
            out.append("%8s".formatted(part));
        }
        return out.toString();
    }

    private Finding finding(Placed graph, Topic topic) {
        CargoFacts facts = graph.facts();
        List<Integer> tokios = facts.named("tokio").stream()
                .sorted(Comparator.comparing(
                        (Integer c) -> comparable(facts.crates().get(c).version())))
                .toList();
        List<String> versions = versions(facts, tokios);
        boolean alike = versions.stream().distinct().count() < versions.size();
        boolean lock = facts.from() == CargoSource.LOCK;
        String many = Words.capital(tokios.size());
        List<Citation> citations = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> pulled = new ArrayList<>();
        for (int tokio : tokios) {
            CargoCrate crate = facts.crates().get(tokio);
            citations.add(graph.cite(crate.line(), crate.shown() + from(crate)));
            String name = crate.version() + (alike ? of(crate) : "");
            names.add(name);
            pulled.add(name + " is needed by " + whoNeeds(facts, tokio));
        }
        tokios.forEach(t -> cite(graph, t, citations));
        return new Finding(
                "",
                id(),
                Certainty.PROVEN,
                many + " Tokios are in "
                        + (lock ? "the lock file " + graph.name() : "the build that " + graph.name() + " shows") + ": "
                        + Words.list(names) + ".",
                Words.list(pulled) + ".",
                why(versions),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(),
                lock ? List.of("cargo tree -d -i tokio") : List.of(),
                lock
                        ? List.of(
                                "Cargo.lock has all targets, optional dependencies and those for tests as well: whether all"
                                        + " of these Tokios are in the same program, `cargo tree -i tokio@"
                                        + versions.getFirst() + "` tells.")
                        : List.of(
                                "Whether a future of the one is ever polled by the other: that takes a panic or a dump."),
                citations);
    }

    private static boolean isOfCratesIo(CargoCrate crate) {
        String source = crate.source();
        return source == null || source.startsWith("registry+https://github.com/rust-lang/crates.io-index");
    }

    private static String from(CargoCrate crate) {
        return isOfCratesIo(crate) ? "" : " from " + crate.source();
    }

    private static String of(CargoCrate crate) {
        return isOfCratesIo(crate) ? " of crates.io" : " from " + crate.source();
    }

    private static String why(List<String> versions) {
        boolean sameLine =
                versions.stream().map(v -> v.split("[.]")[0]).distinct().count() == 1
                        && !versions.getFirst().startsWith("0.");
        String each = "Each of them keeps its current runtime in a thread-local of its own. ";
        return each
                + (sameLine
                        ? "A crate that was built with the one finds no runtime where the other runs, and panics with `there"
                                + " is no reactor running`; types of the two do not fit each other either. Two versions of"
                                + " one major come from different places: crates.io, a git repository, a path."
                        : "Sockets, timers and `spawn` of a crate that was built with the one panic inside of the other's"
                                + " runtime (`there is no reactor running`, `not currently running on the Tokio runtime`), and"
                                + " traits such as `AsyncRead` are different traits.");
    }

    private static String whoNeeds(CargoFacts facts, int tokio) {
        List<String> names = facts.links().stream()
                .filter(l -> l.crate() == tokio)
                .map(l -> facts.crates().get(l.by()).shown())
                .distinct()
                .toList();
        if (names.isEmpty()) {
            return "crates that are not shown";
        }
        int more = names.size() - MOST_NAMED;
        List<String> shown = new ArrayList<>(names.subList(0, Math.min(MOST_NAMED, names.size())));
        if (more > 0) {
            shown.add(more + " more");
        }
        return Words.list(shown);
    }

    private static void cite(Placed graph, int tokio, List<Citation> citations) {
        CargoFacts facts = graph.facts();
        for (CargoLink link : facts.links().stream()
                .filter(l -> l.crate() == tokio)
                .limit(MOST_NAMED)
                .toList()) {
            citations.add(graph.cite(
                    link.line(),
                    facts.crates().get(link.by()).shown() + " needs "
                            + facts.crates().get(tokio).shown()));
        }
    }
}
