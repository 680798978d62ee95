package dev.unpark.parse;

import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets a test call a reader by itself, without detection. */
public final class Sinks {
    private Sinks() {}

    /** The inputs that {@code reader} makes. */
    public static List<Input> read(String format, Consumer<InputSink> reader) {
        InputSink sink = new InputSink("shown", format, "", 1);
        reader.accept(sink);
        List<Input> inputs = new ArrayList<>();
        for (InputSink.Draft draft : sink.drafts()) {
            inputs.add(draft.build(new InputId("sha", inputs.size())));
        }
        return inputs;
    }

    /** The fixtures of a format, one text a case. */
    public static List<String> fixtures(EvidenceFormat format) {
        return FormatFixtures.of(format).stream().map(FormatFixtures.Case::text).toList();
    }
}
