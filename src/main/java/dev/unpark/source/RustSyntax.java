package dev.unpark.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a Rust file's syntax tree says, in lines and columns (1-based).
 *
 * @param functions every {@code fn}, with its body's awaits
 * @param tokens what to colour, in order, not overlapping
 */
public record RustSyntax(List<Function> functions, List<Token> tokens) {
    public RustSyntax {
        functions = List.copyOf(functions);
        tokens = List.copyOf(tokens);
    }

    /**
     * @param name as written
     * @param path module path and type below the crate, as far as the file tells: {@code HealthHandle::mark}
     * @param awaits lines of the {@code .await}s of its own body in the order of execution that the compiler numbers them
     *     in; nested async blocks and closures have their own
     * @param awaitsCertain false where a macro may hold awaits, so that only the index is known
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

    /** A {@code let}: the name, the line of its {@code let}, and the last line of the block that it lives in. */
    public record Binding(String name, int line, int scopeEndLine, String initialiser) {}

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
}
