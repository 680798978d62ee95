package dev.unpark.parse.cargo;

import com.google.auto.service.AutoService;
import dev.unpark.model.CargoFacts;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;

/** Manifests. */
@AutoService(EvidenceFormat.class)
public final class CargoTomlFormat implements EvidenceFormat {
    private static final List<String> KEYS_OF_A_PACKAGE = List.of("name", "version", "edition", "rust-version");
    private static final List<String> KEYS_OF_A_WORKSPACE =
            List.of("members", "resolver", "exclude", "default-members");

    @Override
    public String id() {
        return "cargo-toml";
    }

    @Override
    public String title() {
        return "Cargo.toml";
    }

    @Override
    public String recognisedBy() {
        return "a table [package] or [workspace] with keys of cargo's, or a table of dependencies";
    }

    @Override
    public String howToMake() {
        return "the file Cargo.toml of the package, or the folder that holds it";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        String table = "";
        while (line.next()) {
            if (line.length() == 0) {
                continue;
            }
            if (line.byteAt(0) == '[') {
                String text = line.string();
                table = text.startsWith("[[") ? "" : text.replaceFirst("\\s*(#.*)?$", "");
            } else if (!table.isEmpty() && fits(table, line.string())) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    private static boolean fits(String table, String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        return switch (table) {
            case "[package]" -> KEYS_OF_A_PACKAGE.contains(key);
            case "[workspace]" -> KEYS_OF_A_WORKSPACE.contains(key);
            default ->
                table.endsWith("dependencies]")
                        && !table.startsWith("[tool.") // Python's
                        && (value.startsWith("\"") || value.startsWith("{") || value.equals("true"));
        };
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        TomlLines toml = new TomlLines();
        LineCursor line = text.lines(job);
        while (line.next()) {
            sink.noteIfCut(line);
            String content = line.string();
            if (toml.isNextOwner(content)) {
                tell(toml, sink);
                toml = new TomlLines();
            }
            if (!toml.take(line.number(), content)) {
                sink.notUnderstood(line);
            }
        }
        tell(toml, sink);
    }

    private static void tell(TomlLines toml, InputSink sink) {
        if (toml.isEmpty()) {
            return;
        }
        ManifestText read = ManifestText.of(toml);
        sink.begin(toml.number(1));
        sink.tool("cargo");
        sink.cargo(CargoFacts.of(List.of(read.manifest())));
        read.problems().forEach(sink::incomplete);
        if (toml.isFull()) {
            sink.incomplete("The manifest is larger than " + (TomlLines.MOST_CHARACTERS >> 20)
                    + " MB; only its beginning was read.");
        }
    }
}
