package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.source.FunctionAt;
import dev.unpark.source.RustSyntax.Binding;
import dev.unpark.source.RustSyntax.Function;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a guard of a suspended async function stands in the opened source, by its syntax tree. The dump knows the
 * function, the name of the binding and the index of the await; only the source knows lines.
 *
 * @param path below the root
 * @param taken line of the guard's binding, 0 if it is not certain
 * @param suspended line of the await that the future is suspended at, 0 if it is not certain
 * @param alive lines of every await while the guard lives, the suspended one among them; empty if not certain
 * @param unsure why a line is missing, a sentence; empty if none is
 */
record GuardLines(String path, int taken, int suspended, List<Integer> alive, String unsure) {
    GuardLines {
        alive = List.copyOf(alive);
    }

    /** Whether it has any line at all. */
    boolean tells() {
        return taken > 0 || suspended > 0;
    }

    /** Null where the function is not found in the opened source, or more than one fits its name. */
    static @Nullable GuardLines of(RuleInput in, FutureLink keeper, Guard guard) {
        return in.sources()
                .function(keeper.function())
                .map(at -> of(at, keeper, guard))
                .orElse(null);
    }

    private static GuardLines of(FunctionAt at, FutureLink keeper, Guard guard) {
        Function function = at.function();
        List<Integer> awaits = function.awaits();
        boolean known = function.awaitsCertain() && keeper.suspend() < awaits.size();
        int suspended = known ? awaits.get(keeper.suspend()) : 0;
        Binding binding = binding(function, guard.binding(), suspended);
        List<Integer> alive = binding == null || !known
                ? List.of()
                : awaits.stream()
                        .filter(l -> binding.line() <= l && l <= binding.scopeEndLine())
                        .distinct()
                        .toList();
        return new GuardLines(
                at.path(),
                binding == null ? 0 : binding.line(),
                suspended,
                alive,
                unsure(function, keeper, guard, binding, suspended));
    }

    /** The one binding of this name that is alive at the await; null where none or several could be meant. */
    private static @Nullable Binding binding(Function function, String name, int suspended) {
        List<Binding> named = function.bindings().stream()
                .filter(b -> b.name().equals(name))
                .filter(b -> suspended == 0 || (b.line() <= suspended && suspended <= b.scopeEndLine()))
                .toList();
        if (named.size() > 1) {
            // A second binding of the name hides the guard but does not end it: the one that takes a lock is meant.
            named = named.stream().filter(b -> takesLock(b.initialiser())).toList();
        }
        return named.size() == 1 ? named.getFirst() : null;
    }

    private static boolean takesLock(String initialiser) {
        return initialiser.contains("lock(") || initialiser.contains("read(") || initialiser.contains("write(");
    }

    private static String unsure(
            Function function, FutureLink keeper, Guard guard, @Nullable Binding binding, int suspended) {
        String name = Words.function(keeper.function());
        if (suspended == 0) {
            return function.awaitsCertain()
                    ? "The line of the await: the dump says index " + keeper.suspend() + ", but `" + name
                            + "` of the opened source has only "
                            + Words.count(function.awaits().size(), "await")
                            + ". It may be another version."
                    : "The line of the await: a macro in `" + name
                            + "` may hold awaits of its own, so the source cannot tell which one has index "
                            + keeper.suspend() + ".";
        }
        return binding == null
                ? "The line where the guard is taken: `" + name + "` of the opened source has no single `let "
                        + guard.binding() + "` that lives at this await."
                : "";
    }
}
