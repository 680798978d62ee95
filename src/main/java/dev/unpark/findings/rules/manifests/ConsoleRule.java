package dev.unpark.findings.rules.manifests;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.DependencyKind;
import dev.unpark.model.Finding;
import dev.unpark.model.RuleOutcome;
import dev.unpark.source.Sources;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A tokio-console that was begun and is not finished. A service without any of it lacks nothing. */
@AutoService(Rule.class)
public final class ConsoleRule extends ManifestRule {
    private static final String SUBSCRIBER = "console-subscriber";
    private static final String NEEDED =
            "tokio-console needs the crate console-subscriber, started in `main`, and a build"
                    + " with `--cfg tokio_unstable`";

    @Override
    public String id() {
        return "manifest.console-not-ready";
    }

    @Override
    RuleOutcome check(Project project, Topic topic) {
        List<Finding> findings = new ArrayList<>();
        boolean ready = false;
        for (Member member : project.members()) {
            List<Ask> asks = begun(member);
            if (!asks.isEmpty()) {
                List<String> lacks = lacks(project, member, asks.getFirst());
                ready |= lacks.isEmpty() && asks.getFirst().asked().crate().equals(SUBSCRIBER);
                if (!lacks.isEmpty()) {
                    findings.add(finding(member, asks, lacks, topic));
                }
            }
        }
        if (!findings.isEmpty()) {
            return new RuleOutcome.Found(findings, "Looked at what is there of tokio-console.");
        }
        if (project.members().isEmpty()) {
            return new RuleOutcome.CannotTell("No manifest was opened. " + NEEDED + ".");
        }
        return new RuleOutcome.Clear(
                ready
                        ? "All of tokio-console is there: the crate, its start, and `tokio_unstable`."
                        : "Nothing of tokio-console is set up, and nothing has to be. " + NEEDED + ".");
    }

    /** What was begun with: the subscriber, else Tokio's {@code tracing}, where the build always has it. */
    private static List<Ask> begun(Member member) {
        List<Ask> subscriber = member.asks(SUBSCRIBER, DependencyKind.NORMAL);
        if (!subscriber.isEmpty()) {
            return subscriber;
        }
        return member.asks("tokio", DependencyKind.NORMAL).stream()
                .filter(a -> a.features().contains("tracing"))
                .toList();
    }

    private static List<String> lacks(Project project, Member member, Ask ask) {
        List<String> lacks = new ArrayList<>();
        Sources sources = ask.at().citing().in().sources();
        boolean unstable = setsUnstable(sources);
        if (!unstable) {
            lacks.add(
                    project.hasSources()
                            ? "no .cargo/config.toml that was opened sets `--cfg tokio_unstable`"
                            : "`--cfg tokio_unstable` is not to be seen in a manifest");
        }
        if (!ask.asked().crate().equals(SUBSCRIBER)) {
            if (!unstable) {
                lacks.add("no console-subscriber is asked for"); // with the flag, spans in the log may be all that is
                // wanted
            }
        } else if (project.hasSources() && !member.uses().isEmpty() && !isStarted(member)) {
            lacks.add("nothing in its sources calls `console_subscriber`");
        }
        return lacks;
    }

    private static boolean isStarted(Member member) {
        return member.uses().stream().anyMatch(u -> u.use().path().startsWith(SUBSCRIBER + "::"));
    }

    private static boolean setsUnstable(Sources sources) {
        return sources.files().stream()
                .filter(f -> f.endsWith(".cargo/config.toml"))
                .flatMap(f -> lines(sources, f))
                .anyMatch(l -> !l.stripLeading().startsWith("#") && l.contains("tokio_unstable"));
    }

    private static Stream<String> lines(Sources sources, String path) {
        try {
            return sources.text(path).lines().stream();
        } catch (Refused e) {
            return Stream.empty();
        }
    }

    private Finding finding(Member member, List<Ask> asks, List<String> lacks, Topic topic) {
        Ask first = asks.getFirst();
        List<Citation> citations = new ArrayList<>();
        asks.forEach(a -> citations.add(a.cite()));
        member.uses().stream()
                .filter(u -> u.use().path().startsWith(SUBSCRIBER + "::"))
                .limit(1)
                .forEach(u -> citations.add(u.cite(member.at(), "starts the console's layer")));
        String what = first.asked().crate().equals("tokio") ? "Tokio's feature `tracing`" : "`console-subscriber`";
        return new Finding(
                "",
                id(),
                Certainty.POSSIBLE,
                "`" + member.name() + "` asks for " + what + " (" + first.shown() + "), and for tokio-console "
                        + String.join("; ", lacks) + ".",
                "Begun at " + first.shown() + ".",
                topic.why(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                List.of(
                        "It is set elsewhere: RUSTFLAGS in the environment, of CI or a Dockerfile, takes the place of"
                                + " .cargo/config.toml, and a config.toml may lie above the folder that was opened.",
                        "It is left unfinished on purpose, or `tracing` is there for spans in the log alone."),
                List.of("grep -rn tokio_unstable . --include=config.toml --include='*.yml' --include='Dockerfile*'"),
                List.of("With which flags the program that runs was built."),
                citations);
    }
}
