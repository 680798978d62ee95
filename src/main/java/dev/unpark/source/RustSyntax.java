package dev.unpark.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Rust file's syntax tree says, in lines and columns (1-based).
 *
 * @param functions every {@code fn}, async block and async closure, with its body's awaits, in the order of the source
 * @param tokens what to colour, in order, not overlapping
 */
public record RustSyntax(List<Function> functions, List<Token> tokens) {
    public RustSyntax {
        functions = List.copyOf(functions);
        tokens = List.copyOf(tokens);
    }

    /**
     * @param name as written; {@code {{closure}}} for an async block
     * @param path module path and type below the crate, as far as the file tells: {@code HealthHandle::mark}; an async
     *     block has the path that a normalised symbol gives it, such as {@code start::{{closure}}}, and inside of an
     *     async function {@code run::{{closure}}::{{closure}}}
     * @param awaits lines of the {@code .await}s of its own body in the order of execution that the compiler numbers them
     *     in; nested async blocks and closures have their own
     * @param awaitsCertain false where a macro may hold awaits, so that only the index is known: one stands before the
     *     last await that was found, or none was found
     * @param bindings {@code let} bindings of its body
     */
    public record Function(
            String name,
            String path,
            boolean isAsync,
            int startLine,
            int endLine,
            List<Integer> awaits,
            boolean awaitsCertain,
            List<Binding> bindings) {
        public Function {
            awaits = List.copyOf(awaits);
            bindings = List.copyOf(bindings);
        }
    }

    /**
     * A {@code let}: the name, the line of its {@code let}, and the last line of the block that it lives in. Patterns of
     * {@code if let}, {@code while let}, {@code match} and {@code for} bind as well.
     *
     * @param visibleFrom the first line on which an await sees it: after its own initialiser
     * @param initialiser on one line, cut where it is long; empty if there is none
     */
    public record Binding(String name, int line, int visibleFrom, int scopeEndLine, String initialiser) {
        /** A binding whose {@code let} is one line without an await. */
        public Binding(String name, int line, int scopeEndLine, String initialiser) {
            this(name, line, line, scopeEndLine, initialiser);
        }
    }

    /**
     * @param kind a style class: {@code keyword}, {@code string}, {@code comment}, {@code number}, {@code type},
     *     {@code function}, {@code macro}, {@code lifetime}, {@code attribute}
     * @param length in UTF-16 units, within one line
     */
    public record Token(int line, int column, int length, String kind) {}

    /** The innermost function around a line, or null. */
    public @Nullable Function functionAt(int line) {
        Function best = null;
        for (Function f : functions) {
            if (f.startLine() <= line && line <= f.endLine() && (best == null || f.startLine() >= best.startLine())) {
                best = f;
            }
        }
        return best;
    }

    /**
     * The binding that a name means on a line of the function: the last one that is visible there, or null. For an await
     * inside of the initialiser of a later {@code let} of the same name that is the earlier one.
     */
    public static @Nullable Binding binding(Function function, String name, int line) {
        Binding last = null;
        for (Binding b : function.bindings()) {
            if (b.name().equals(name) && b.visibleFrom() <= line && line <= b.scopeEndLine()) {
                last = b;
            }
        }
        return last;
    }
}
