package dev.unpark.source.scan;

import dev.unpark.source.scan.Declarations.Fn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one body does: a function's, an async block's, an async closure's. */
final class BodyFacts {
    /**
     * A call of the crate's own or one that blocks; one of the two is null.
     *
     * @param shown as the source spells what is called
     * @param certain whether the source tells what is called
     * @param inPlace whether it stands in a closure of {@code block_in_place}
     */
    record Call(int line, @Nullable Fn own, @Nullable Blocks blocks, String shown, boolean certain, boolean inPlace) {}

    final Fn function;
    final boolean isAsync;
    final int line;
    final List<Held> helds = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    /** Sockets of it were told not to block. */
    boolean nonBlocking;

    BodyFacts(Fn function, boolean isAsync, int line) {
        this.function = function;
        this.isAsync = isAsync;
        this.line = line;
    }
}
