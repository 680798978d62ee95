package dev.unpark.cli;

import dev.unpark.model.CargoCrate;
import dev.unpark.model.Input;
import java.util.ArrayList;
import java.util.List;

/** What an input is, in a line, and below it what a reader should know of it. */
final class InputHeading {
    private InputHeading() {}

    static List<String> lines(Input input) {
        List<String> parts = new ArrayList<>();
        parts.add(Printable.line(input.path()) + (input.id().dump() > 0 ? ":" + input.inputLine() : ""));
        parts.add(input.format() + (input.tool() == null ? "" : " (" + Printable.line(input.tool()) + ")"));
        if (!input.threads().isEmpty()) {
            parts.add(counted(input.threads().size(), "thread"));
        }
        if (!input.tasks().isEmpty()) {
            parts.add(counted(input.tasks().size(), "task"));
        }
        if (input.panicCount() > 0) {
            parts.add(counted(input.panicCount(), "panic"));
        }
        if (input.otherBacktraceCount() > 0) {
            parts.add(counted(input.otherBacktraceCount(), "backtrace"));
        }
        if (!input.logLines().isEmpty()) {
            parts.add(counted(input.logLines().size(), "line") + " with a time");
        }
        if (!input.cargo().manifests().isEmpty()) {
            parts.add(counted(input.cargo().manifests().size(), "manifest"));
        }
        if (!input.cargo().crates().isEmpty()) {
            parts.add(counted(input.cargo().crates().size(), "crate"));
        }
        if (input.core()) {
            parts.add("from a core file");
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.join(", ", parts));
        if (input.error() != null) {
            lines.addAll(Paragraph.wrap("  not read: ", input.error()));
        }
        for (int tokio : input.cargo().named("tokio")) {
            lines.addAll(Paragraph.wrap("  ", tokio(input.cargo().crates().get(tokio))));
        }
        input.notes().forEach(note -> lines.addAll(Paragraph.wrap("  note: ", note)));
        return lines;
    }

    private static String tokio(CargoCrate tokio) {
        String features = tokio.features().isEmpty()
                ? (tokio.featuresTold() ? " with no features" : "")
                : (tokio.featuresTold() ? " with " : " with at least ") + String.join(", ", tokio.features());
        return Printable.line(tokio.shown()) + " (line " + tokio.line() + ")" + Printable.line(features);
    }

    /** {@code 1 thread}, {@code 2 threads}. */
    static String counted(int count, String what) {
        return counted(count, what, what + "s");
    }

    static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
