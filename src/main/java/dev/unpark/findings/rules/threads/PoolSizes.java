package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.model.Citation;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sizes of blocking pools that the opened source gives as a number. */
final class PoolSizes {
    // .max_blocking_threads(500), with 1_000 for a thousand; a constant's name tells no number.
    private static final Pattern CALL =
            Pattern.compile("max_blocking_threads\\s*\\(\\s*([0-9][0-9_]*)(?:usize)?\\s*\\)");
    private static final int MAX_DIGITS = 7;

    /** One call of the builder. */
    record Size(String path, int line, int threads) {}

    private PoolSizes() {}

    static List<Size> in(RuleInput in) {
        List<Size> sizes = new ArrayList<>();
        for (String path : in.sources().files()) {
            if (path.endsWith(".rs")) {
                inFile(in, path, sizes);
            }
        }
        return sizes;
    }

    private static void inFile(RuleInput in, String path, List<Size> sizes) {
        try {
            List<String> lines = in.sources().text(path).lines();
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).contains("max_blocking_threads")) {
                    continue;
                }
                Matcher call = CALL.matcher(lines.get(i));
                boolean comment = lines.get(i).stripLeading().startsWith("//");
                if (!comment && call.find() && call.group(1).length() <= MAX_DIGITS) {
                    sizes.add(
                            new Size(path, i + 1, Integer.parseInt(call.group(1).replace("_", ""))));
                }
            }
        } catch (Refused e) {
            // A file that cannot be read gives no size; the source panel says why it cannot.
        }
    }

    static Citation citation(RuleInput in, Size size) {
        return new Citing(in)
                .source(
                        size.path(),
                        size.line(),
                        "the builder allows " + size.threads() + " threads for the blocking pool");
    }
}
