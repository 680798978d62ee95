package dev.unpark.cli;

import dev.unpark.session.Given;
import dev.unpark.unpack.Scratch;
import dev.unpark.unpack.Spool;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands in for the path {@code -}: standard input, read once into a file of its own. */
final class StandardInput {
    static final Path DASH = Path.of("-");

    /** What inputs and documents call it; a file of that name is given as {@code ./-}. */
    static final String SHOWN = "standard input";

    private final InputStream in;
    private final Scratch scratch;
    private @Nullable Path spooled;

    StandardInput(InputStream in, Scratch scratch) {
        this.in = in;
        this.scratch = scratch;
    }

    /** The paths with standard input in place of {@code -}. */
    List<Given> given(List<Path> paths) throws Refused {
        List<Given> given = new ArrayList<>();
        for (Path path : paths) {
            given.add(path.equals(DASH) ? new Given(spooled(), SHOWN) : Given.of(path));
        }
        return given;
    }

    private Path spooled() throws Refused {
        Path file = spooled;
        if (file == null) {
            file = Spool.copy(in, SHOWN, scratch, JobContext.NONE);
            spooled = file;
        }
        return file;
    }

    /** What to call a path in a sentence. */
    static String shown(Path path) {
        return path.equals(DASH) ? SHOWN : path.toString();
    }
}
