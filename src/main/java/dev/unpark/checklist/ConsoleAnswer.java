package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.util.List;
import java.util.regex.Pattern;

/** A dump shows threads, never tasks that wait; whether the console was built in, a manifest may tell. */
final class ConsoleAnswer implements Answerers.Answerer {
    private static final Pattern SUBSCRIBER = Pattern.compile("^\\s*(?:\\[.*)?console-subscriber\\b");

    private static final Pattern UNSTABLE = Pattern.compile("^[^#]*\\btokio_unstable\\b");

    @Override
    public StepAnswer answer(String command, Investigation investigation, Sources sources) {
        Answer answer = new Answer();
        answer.say("Nothing that was opened shows tasks: a task that waits stands on no thread, so no dump has it.");
        List<TextSearch.Hit> hits =
                TextSearch.in(sources, "Cargo.toml", SUBSCRIBER).hits();
        for (TextSearch.Hit hit : hits) {
            answer.say(
                    hit.where()
                            + " asks for console-subscriber. If the build also had --cfg tokio_unstable, tokio-console"
                            + " can be attached to the running process.",
                    hit.ref());
        }
        if (hits.isEmpty() && sources.files().stream().anyMatch(f -> f.endsWith("Cargo.toml"))) {
            answer.say("No Cargo.toml that was opened asks for console-subscriber.");
        }
        for (TextSearch.Hit hit :
                TextSearch.in(sources, ".cargo/config.toml", UNSTABLE).hits()) {
            answer.say(
                    hit.where() + " sets tokio_unstable, unless RUSTFLAGS in the environment took its place.",
                    hit.ref());
        }
        return answer.as(Coverage.NOT_SHOWN, command);
    }
}
