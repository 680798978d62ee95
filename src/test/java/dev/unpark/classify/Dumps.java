package dev.unpark.classify;

import dev.unpark.model.CargoFacts;
import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.Symbol;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.parse.Formats;
import dev.unpark.symbol.RustNames;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Real dumps read by the real reader, and stacks written by hand. */
final class Dumps {
    private Dumps() {}

    /** The first dump of a file; a packed one is unpacked into {@code folder}. */
    static Input read(Path file, Path folder) throws IOException, Refused {
        Path text = file;
        if (file.toString().endsWith(".gz")) {
            text = folder.resolve(file.getFileName() + ".txt");
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                Files.copy(in, text);
            }
        }
        return read(text);
    }

    static Input read(Path file) throws Refused {
        return Formats.load().read(file, file.toString(), JobContext.NONE).getFirst();
    }

    /** A thread's id; lldb prints none, but numbers the threads in the order of their ids. */
    static long id(ThreadTrace thread, List<Long> sorted) {
        return thread.id() != null ? thread.id() : sorted.get(Objects.requireNonNull(thread.number()) - 1);
    }

    /** One thread whose stack has these functions, innermost first. */
    static Input stack(String... functions) {
        List<Frame> frames = new ArrayList<>();
        for (String function : functions) {
            frames.add(frame(function, null));
        }
        return input(List.of(thread(0, new Stack(frames))));
    }

    static ThreadFacts facts(String... functions) {
        return Classifier.standard().classify(stack(functions)).getFirst();
    }

    static Frame frame(String raw, @Nullable String file) {
        SourcePlace place = file == null ? null : new SourcePlace(file, 1, 0);
        return new Frame(0, new Symbol(raw, RustNames.normalise(raw)), place, null, false);
    }

    static ThreadTrace thread(int index, Stack stack) {
        return new ThreadTrace(
                index, index + 1, null, null, 1, stack, new FrameLines(new int[stack.depth()]), List.of());
    }

    static Input input(List<ThreadTrace> threads) {
        return new Input(
                new InputId("0".repeat(64), 0),
                "dump.txt",
                1,
                "gdb",
                "written by hand",
                null,
                false,
                true,
                List.of(),
                0,
                null,
                null,
                null,
                threads,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CargoFacts.NONE);
    }
}
