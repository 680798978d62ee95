package dev.unpark.findings.rules;

import dev.unpark.classify.FramePlaces;
import dev.unpark.findings.RuleInput;
import dev.unpark.model.Citation;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.ThreadTrace;
import dev.unpark.source.Mapping;
import org.jspecify.annotations.Nullable;

/** Makes citations, with printed paths mapped on to the opened source where that is possible. */
public record Citing(RuleInput in) {
    /** A frame of a thread, or the thread itself where {@code frame} is -1. */
    public Citation frame(int input, int thread, int frame, String shows) {
        Input from = in.evidence().inputs().get(input);
        ThreadTrace trace = from.threads().get(thread);
        if (frame < 0) {
            return new Citation(new ItemRef.OfThread(from.id(), thread), input, trace.inputLine(), null, shows);
        }
        Frame cited = trace.stack().frames().get(frame);
        return frame(input, thread, frame, trace.lineOf(frame), place(cited), shows);
    }

    /** A frame of a thread, at another line than its own: that of a local variable. */
    public Citation local(int input, int thread, int frame, int line, String shows) {
        return frame(input, thread, frame, line, null, shows);
    }

    private Citation frame(int input, int thread, int frame, int line, @Nullable SourcePlace source, String shows) {
        Input from = in.evidence().inputs().get(input);
        return new Citation(new ItemRef.OfFrame(from.id(), thread, frame), input, line, source, shows);
    }

    public Citation panic(int input, int panic, String shows) {
        Input from = in.evidence().inputs().get(input);
        Panic cited = from.panics().get(panic);
        SourcePlace place = cited.place() == null ? null : place(cited.place(), null);
        return new Citation(new ItemRef.OfPanic(from.id(), panic), input, cited.inputLine(), place, shows);
    }

    public Citation panicFrame(int input, int panic, int frame, String shows) {
        Input from = in.evidence().inputs().get(input);
        Panic cited = from.panics().get(panic);
        return new Citation(
                new ItemRef.OfPanicFrame(from.id(), panic, frame),
                input,
                cited.lineOf(frame),
                place(cited.stack().frames().get(frame)),
                shows);
    }

    public Citation source(String path, int line, String shows) {
        return new Citation(new ItemRef.OfSource(path, line), -1, 0, new SourcePlace(path, line, 0), shows);
    }

    /** Where a frame stands in the source: in the opened tree if it maps, else as printed; null if none is printed. */
    @Nullable
    public SourcePlace place(Frame frame) {
        SourcePlace place = FramePlaces.of(frame);
        return place == null ? null : place(place, frame.symbol().name());
    }

    private SourcePlace place(SourcePlace printed, @Nullable String symbol) {
        if (in.sources().files().isEmpty()) {
            return printed;
        }
        return switch (in.sources().map(printed.file(), symbol)) {
            case Mapping.Found f -> new SourcePlace(f.path(), printed.line(), printed.column());
            case Mapping.Ambiguous a -> printed;
            case Mapping.NotThere n -> printed;
        };
    }
}
