package dev.unpark.cli;

import dev.unpark.model.Analysis;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.Investigation;
import dev.unpark.model.Work;
import java.io.PrintStream;
import java.util.List;

/** Prints {@code unpark/1}: indented where there is one document, a line each where there may be many. */
final class JsonPrinter implements Printer {
    private final PrintStream out;
    private final Detail detail;
    private final boolean oneLine;

    JsonPrinter(PrintStream out, Detail detail, boolean oneLine) {
        this.out = out;
        this.detail = detail;
        this.oneLine = oneLine;
    }

    @Override
    public void print(Investigation investigation) {
        try (Json json = oneLine ? Json.oneLine(out) : Json.indented(out)) {
            JsonDocument.write(json, investigation, detail);
        }
    }

    @Override
    public void printUnread(String shown, String why) {
        Evidence evidence = new Evidence(List.of(unread(shown, why)), List.of(), List.of());
        print(new Investigation(evidence, Analysis.none(), Work.empty()));
    }

    private static Input unread(String shown, String why) {
        return new Input(
                new InputId("", 0),
                shown,
                1,
                "unknown",
                "nothing was read",
                null,
                false,
                false,
                List.of(),
                0,
                why,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CargoFacts.NONE);
    }
}
