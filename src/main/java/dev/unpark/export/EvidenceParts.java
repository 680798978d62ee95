package dev.unpark.export;

import dev.unpark.model.Input;
import java.util.ArrayList;
import java.util.List;

/** The list of what was opened, by which the reader can check that they look at the same files. */
final class EvidenceParts {
    private EvidenceParts() {}

    static List<Block> blocks(Context context) {
        List<Input> inputs = context.evidence().inputs();
        if (inputs.isEmpty()) {
            return List.of(new Block.Paragraph(Span.plain("No evidence was opened.")));
        }
        List<Block.Row> rows = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            rows.add(row(inputs.get(i), i));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(List.of("File", "Format", "Recognised by", "Holds", "SHA-256 of the file"), rows));
        if (!context.evidence().sourceRoots().isEmpty()) {
            blocks.add(new Block.Paragraph(Span.plain(
                    "Source trees, " + Phrases.counted(context.sources().files().size(), "file") + ":")));
            blocks.add(new Block.Bullets(context.evidence().sourceRoots().stream()
                    .map(root -> List.<Span>of(new Span.Code(folder(root))))
                    .toList()));
        }
        return blocks;
    }

    /** The last folder alone: where it lies on the writer's machine is nobody else's business. */
    private static String folder(String root) {
        String path = root.replace('\\', '/').replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1) + "/";
    }

    private static Block.Row row(Input input, int index) {
        String tool = input.tool();
        String format = tool == null || tool.equals(input.format())
                ? input.format()
                : tool.startsWith(input.format()) ? tool : input.format() + ", " + tool;
        String from = input.inputLine() > 1 ? input.path() + ":" + input.inputLine() : input.path();
        return new Block.Row(
                References.inputAnchor(index),
                null,
                List.of(
                        List.of(new Span.Code(from)),
                        Span.plain(input.core() ? format + ", from a core file" : format),
                        Span.prose(input.recognisedBy()),
                        Span.plain(holds(input)),
                        List.of(new Span.Code(input.id().sha256()))));
    }

    private static String holds(Input input) {
        List<String> parts = new ArrayList<>();
        add(parts, input.threads().size(), "thread");
        add(parts, input.tasks().size(), "task");
        add(parts, input.panicCount(), "panic");
        add(parts, input.otherBacktraceCount(), "backtrace");
        add(parts, input.futures().size(), "future");
        add(parts, input.logLines().size(), "timed line");
        add(parts, input.cargo().manifests().size(), "manifest");
        add(parts, input.cargo().crates().size(), "crate");
        if (input.pid() != null) {
            parts.add("process " + input.pid());
        }
        return parts.isEmpty() ? "nothing that was understood" : String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String noun) {
        if (count > 0) {
            parts.add(Phrases.counted(count, noun));
        }
    }
}
