package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.SourcePlace;
import dev.unpark.source.RustSyntax.Binding;
import dev.unpark.source.RustSyntax.Function;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Async functions that keep a guard of a lock of the same name across an await, by the syntax tree alone. A name is no
 * proof: this is where to look, and is labelled so.
 */
final class SourceCandidates {
    /**
     * @param function its name as written
     * @param lock the field or variable that is locked
     * @param taken line of the guard's binding
     * @param awaits lines of the awaits while it lives, ascending; never empty
     */
    record Candidate(String path, String function, String lock, int taken, List<Integer> awaits) {
        Candidate {
            awaits = List.copyOf(awaits);
        }
    }

    private static final int SHOWN = 3;
    // let table = state.roles.lock().unwrap();
    private static final Pattern LOCKS = Pattern.compile("(\\w+)\\s*\\.\\s*(?:lock|read|write)\\s*\\(\\s*\\)");
    // What may follow for the value to be the guard itself: .lock().unwrap().len() binds a number.
    private static final Pattern GUARD_TAIL =
            Pattern.compile("(?:\\s*\\.\\s*(?:unwrap|expect)\\s*\\([^()]*\\)|\\s*\\?)*\\s*");

    private final RuleInput in;
    private final List<Candidate> found = new ArrayList<>();

    private SourceCandidates(RuleInput in) {
        this.in = in;
    }

    /** A few of them, in the order of the source; none where the waiting line is not found in the opened source. */
    static List<Candidate> of(RuleInput in, Iterable<Spot> spots) {
        SourceCandidates candidates = new SourceCandidates(in);
        Set<String> files = new LinkedHashSet<>(in.sources().files());
        for (Spot spot : spots) {
            SourcePlace place = spot.place();
            if (place != null && files.contains(place.file())) {
                candidates.near(place, files);
            }
        }
        return candidates.found.stream().distinct().limit(SHOWN).toList();
    }

    private void near(SourcePlace waiting, Set<String> files) {
        try {
            List<String> lines = in.sources().text(waiting.file()).lines();
            if (waiting.line() < 1 || waiting.line() > lines.size()) {
                return;
            }
            Matcher lock = LOCKS.matcher(lines.get(waiting.line() - 1));
            if (!lock.find()) {
                return;
            }
            for (String file : files) {
                if (file.endsWith(".rs") && file.startsWith(crate(waiting.file()))) {
                    inFile(file, lock.group(1));
                }
            }
        } catch (Refused e) {
            // A file that cannot be read has no candidates; the source panel says why it cannot.
        }
    }

    /** The folder above {@code src/}, so that another crate's lock of the same name is not taken for this one. */
    private static String crate(String path) {
        int src = path.lastIndexOf("/src/");
        return src < 0 ? "" : path.substring(0, src + 1);
    }

    private void inFile(String file, String lock) throws Refused {
        List<String> lines = in.sources().text(file).lines();
        if (lines.stream().noneMatch(l -> l.contains(lock))) {
            return;
        }
        for (Function function : in.sources().syntax(file).functions()) {
            for (Binding binding : function.bindings()) {
                List<Integer> awaits = awaits(function, binding, lines);
                if (function.isAsync() && takes(binding.initialiser(), lock) && !awaits.isEmpty()) {
                    found.add(new Candidate(file, function.name(), lock, binding.line(), awaits));
                }
            }
        }
    }

    private static boolean takes(String initialiser, String lock) {
        Matcher m = LOCKS.matcher(initialiser);
        return m.find()
                && m.group(1).equals(lock)
                && GUARD_TAIL.matcher(initialiser.substring(m.end())).matches();
    }

    private static List<Integer> awaits(Function function, Binding binding, List<String> lines) {
        Pattern drop = Pattern.compile("\\bdrop\\s*\\(\\s*" + Pattern.quote(binding.name()) + "\\s*\\)");
        int end = binding.scopeEndLine();
        for (int line = binding.line(); line <= Math.min(end, lines.size()); line++) {
            if (drop.matcher(lines.get(line - 1)).find()) {
                end = line - 1;
            }
        }
        int last = end;
        return function.awaits().stream()
                .filter(l -> l > binding.line() && l <= last)
                .distinct()
                .sorted()
                .toList();
    }
}
