package dev.unpark.ui.evidence;

import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.parse.Formats;
import java.util.ArrayList;
import java.util.List;

/**
 * One opened input, in words.
 *
 * @param input which it is
 * @param tip how it was recognised, and what was cut, missing or not understood
 * @param problem whether it could not be read, or not whole
 */
record EvidenceRow(Input input, ItemRef about, String name, String detail, String tip, boolean problem) {
    static List<EvidenceRow> of(Evidence evidence) {
        List<EvidenceRow> rows = new ArrayList<>();
        for (Input in : evidence.inputs()) {
            List<String> tip = new ArrayList<>();
            tip.add(in.path());
            tip.add(in.error() != null ? in.error() : "Recognised as " + in.format() + " by: " + in.recognisedBy());
            tip.addAll(in.notes());
            tip.add(in.notUnderstoodLines() + " lines not understood");
            rows.add(new EvidenceRow(
                    in,
                    new ItemRef.OfInput(in.id()),
                    in.fileName() + (in.id().dump() > 0 ? " (" + (in.id().dump() + 1) + ")" : ""),
                    detail(in),
                    String.join("\n", tip),
                    in.error() != null || !in.complete()));
        }
        return rows;
    }

    private static String detail(Input in) {
        if (in.error() != null) {
            return "could not be read";
        }
        String what = in.format().equals(Formats.UNKNOWN) ? "not recognised" : in.format();
        if (in.recognisedBy().startsWith(Formats.CHOSEN)) {
            what += in.isEmpty() ? " (chosen), nothing read" : " (chosen)";
        }
        if (!in.threads().isEmpty()) {
            what += ", " + count(in.threads().size(), "thread");
        }
        if (!in.tasks().isEmpty()) {
            what += ", " + count(in.tasks().size(), "task");
        }
        if (in.panicCount() > 0) {
            what += ", " + count(in.panicCount(), "panic");
        }
        if (in.otherBacktraceCount() > 0) {
            what += ", " + count(in.otherBacktraceCount(), "backtrace");
        }
        if (!in.logLines().isEmpty()) {
            what += ", " + count(in.logLines().size(), "entry", "entries");
        }
        if (!in.cargo().manifests().isEmpty()) {
            what += ", " + count(in.cargo().manifests().size(), "manifest");
        }
        if (!in.cargo().crates().isEmpty()) {
            what += ", " + count(in.cargo().crates().size(), "crate");
        }
        return in.complete() ? what : what + ", cut";
    }

    private static String count(int n, String noun) {
        return count(n, noun, noun + "s");
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
