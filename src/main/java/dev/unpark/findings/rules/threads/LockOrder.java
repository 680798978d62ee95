package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.SourcePlace;
import dev.unpark.source.FunctionAt;
import dev.unpark.source.RustSyntax.Binding;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Two locks that a function takes one inside the other, by the syntax tree: the guard of {@code held} is alive where {@code
 * asked} is asked for.
 *
 * @param held field or variable, such as {@code a} in {@code bank.a.lock()}
 */
record LockOrder(String path, String held, int heldLine, String asked, int askedLine) {
    /** {@code let table = state.roles.lock().unwrap();}: group 1 is the field or variable. */
    static final Pattern LOCKS = Pattern.compile("(\\w+)\\s*\\.\\s*(?:lock|read|write)\\s*\\(\\s*\\)");
    // The guard itself is bound: .lock().unwrap().len() binds a number.
    private static final Pattern GUARD_TAIL =
            Pattern.compile("(?:\\s*\\.\\s*(?:unwrap|expect)\\s*\\([^()]*\\)|\\s*\\?)*\\s*;?\\s*");

    /** The orders in which the function of a waiting thread takes locks; where a line is printed, only those that end there. */
    static List<LockOrder> of(RuleInput in, LockSighting waiting) {
        if (waiting.own() == null) {
            return List.of();
        }
        Spot spot = Spot.of(in, waiting.own());
        FunctionAt at = in.sources().function(spot.symbol()).orElse(null);
        if (at == null) {
            return List.of();
        }
        SourcePlace place = spot.place();
        int line = place == null || !place.file().equals(at.path()) ? 0 : place.line();
        List<LockOrder> orders = new ArrayList<>();
        List<Binding> bindings = at.function().bindings();
        for (int second = 1; second < bindings.size(); second++) {
            Binding asked = bindings.get(second);
            for (Binding held : bindings.subList(0, second)) {
                String first = lock(held);
                String then = lock(asked);
                boolean inScope = asked.line() > held.line() && asked.line() <= held.scopeEndLine();
                boolean here = line == 0 || line == asked.line();
                if (first != null && then != null && inScope && here && !ends(in, at.path(), held, asked.line())) {
                    orders.add(new LockOrder(at.path(), first, held.line(), then, asked.line()));
                }
            }
        }
        return orders;
    }

    /**
     * Whether the guard is dropped, or given away, between where it is taken and the line; read off the text, in doubt it is.
     */
    private static boolean ends(RuleInput in, String path, Binding guard, int before) {
        Pattern gone = Pattern.compile("[(,]\\s*" + Pattern.quote(guard.name()) + "\\s*[,)]");
        try {
            List<String> lines = in.sources().text(path).lines();
            return lines.subList(Math.min(guard.line(), lines.size()), Math.min(before - 1, lines.size())).stream()
                    .anyMatch(l -> gone.matcher(l).find());
        } catch (Refused e) {
            return true;
        }
    }

    private static @Nullable String lock(Binding binding) {
        Matcher m = LOCKS.matcher(binding.initialiser());
        boolean guard = m.find()
                && GUARD_TAIL.matcher(binding.initialiser().substring(m.end())).matches();
        return guard ? m.group(1) : null;
    }

    /** Whether the other one takes the same two the other way round. */
    boolean opposes(LockOrder other) {
        return !held.equals(asked) && held.equals(other.asked) && asked.equals(other.held);
    }
}
