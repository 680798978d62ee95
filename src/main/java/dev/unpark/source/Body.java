package dev.unpark.source;

import dev.unpark.source.RustSyntax.Function;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function, async block or closure with the place that rustc's names give it.
 *
 * @param path below the file's module, as rustc numbers it: {@code serve}, {@code {async_fn#0}}, {@code {closure#0}},
 *     {@code {async_block#0}}; closures and async blocks of one body share one count. An impl is {@code impl Type}
 * @param function null for a plain closure
 * @param numbered false where a macro may add closures of its own to the body around it, so that one may be meant that
 *     is not in the source
 */
record Body(List<String> path, @Nullable Function function, boolean numbered) {
    /** The part that an async function's own state machine is; {@code #[tokio::main]} makes an async block of it. */
    static final String ASYNC_FN = "{async_fn#0}";

    /** In place of the parts that an attribute such as {@code #[instrument]} adds in ways that are not known here. */
    static final String WRAPPED = "{wrapped}";

    Body {
        path = List.copyOf(path);
    }
}
