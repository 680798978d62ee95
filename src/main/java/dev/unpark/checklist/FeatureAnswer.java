package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.source.Sources;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the opened manifests ask Tokio for. What the build got in the end, only cargo tells. */
final class FeatureAnswer implements Answerers.Answerer {
    private static final List<String> RULES = List.of(
            "manifest.missing-feature",
            "manifest.two-tokios",
            "manifest.flavor",
            "panic.timers-disabled",
            "panic.io-disabled");

    private static final Pattern VERSION = Pattern.compile("^version = \"([^\"]*)\"$");

    @Override
    public StepAnswer answer(String command, Investigation investigation, Sources sources) {
        Answer answer = new Answer();
        int found = answer.sayFindings(investigation, RULES);
        int manifests = 0;
        int requests = 0;
        for (String path : sources.files()) {
            if (path.endsWith("Cargo.toml")) {
                manifests++;
                for (TokioRequest request : TokioRequest.in(lines(sources, path))) {
                    requests++;
                    answer.say(words(path, request), new ItemRef.OfSource(path, request.line()));
                }
            } else if (path.endsWith("Cargo.lock")) {
                sayVersions(answer, path, lines(sources, path));
            }
        }
        if (manifests == 0) {
            answer.say("No Cargo.toml was opened. Open the source tree to see what it asks for.");
        } else if (requests == 0) {
            answer.say("No Cargo.toml that was opened names tokio; another crate of the build may bring it.");
        } else {
            answer.say("Other crates of the build may switch on more; the commands below show the sum.");
        }
        return answer.as(found > 0 || requests > 0 ? Coverage.PARTLY : Coverage.NOT_SHOWN, command);
    }

    private static String words(String path, TokioRequest request) {
        String asks = request.features().isEmpty()
                ? (request.fromWorkspace()
                        ? "takes tokio as the workspace has it"
                        : "asks for tokio without any feature")
                : "asks for tokio with " + Answer.quoted(String.join(", ", request.features()))
                        + (request.fromWorkspace() ? ", added to what the workspace has" : "");
        String section = request.section();
        String only = section.equals("dependencies") ? "" : " (in [" + Answer.quoted(section) + "])";
        String full =
                request.features().contains("full") ? "; full leaves out test-util, tracing and what is unstable" : "";
        return path + ":" + request.line() + " " + asks + only + full + ".";
    }

    private static void sayVersions(Answer answer, String path, List<String> lines) {
        List<String> versions = new ArrayList<>();
        int first = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher version = VERSION.matcher(lines.get(i + 1).strip());
            if (lines.get(i).strip().equals("name = \"tokio\"") && version.matches()) {
                versions.add(version.group(1));
                first = first == 0 ? i + 1 : first;
            }
        }
        if (!versions.isEmpty()) {
            String two = versions.size() > 1 ? ": a runtime of one is not seen by the other" : "";
            answer.say(
                    path + ":" + first + " has tokio " + Answer.quoted(String.join(" and ", versions)) + two + ".",
                    new ItemRef.OfSource(path, first));
        }
    }

    private static List<String> lines(Sources sources, String path) {
        try {
            return sources.text(path).lines();
        } catch (Refused e) {
            return List.of();
        }
    }
}
