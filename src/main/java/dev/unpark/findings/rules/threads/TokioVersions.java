package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.model.Citation;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions and copies of the crate tokio that the frames of a process name, each with the first frame that does. */
final class TokioVersions {
    // /usr/share/cargo/registry/tokio-1.24.2/src/..., github.com-1ecc6299db9ec823/tokio-1.24.2/src\\...
    private static final Pattern PATH = Pattern.compile("(?:^|[/\\\\])tokio-(\\d+\\.\\d+\\.\\d+[^/\\\\]*)[/\\\\]");
    // v0 names carry the crate's disambiguator: <tokio[3d388f6a88d9122b]::runtime::...
    private static final Pattern COPY = Pattern.compile("\\btokio\\[([0-9a-f]{8,16})\\]::");

    final Map<String, Citation> versions = new TreeMap<>();
    final Map<String, Citation> copies = new TreeMap<>();

    /** Of the dumps of one process. */
    TokioVersions(RuleInput in, Iterable<Integer> inputs) {
        Citing citing = new Citing(in);
        for (int i : inputs) {
            Input dump = in.evidence().inputs().get(i);
            Set<Stack> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (ThreadTrace thread : dump.threads()) {
                if (seen.add(thread.stack())) {
                    look(citing, i, thread);
                }
            }
        }
    }

    private void look(Citing citing, int input, ThreadTrace thread) {
        for (int f = 0; f < thread.stack().depth(); f++) {
            Frame frame = thread.stack().frames().get(f);
            int at = f;
            if (frame.place() != null) {
                Matcher path = PATH.matcher(frame.place().file());
                if (path.find()) {
                    versions.computeIfAbsent(
                            path.group(1),
                            v -> citing.frame(input, thread.index(), at, "a frame of Tokio " + v + ", by its path"));
                }
            }
            Matcher copy = COPY.matcher(frame.symbol().raw());
            if (copy.find()) {
                copies.computeIfAbsent(
                        copy.group(1),
                        h -> citing.frame(
                                input, thread.index(), at, "a frame of the copy of Tokio with the hash " + h));
            }
        }
    }
}
