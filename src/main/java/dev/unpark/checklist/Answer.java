package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Finding;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the lines of one answer. */
final class Answer {
    private static final int MAX_QUOTED_CHARS = 160;

    private final List<StepAnswer.Line> lines = new ArrayList<>();

    void say(String text) {
        say(text, null);
    }

    /** Adds a line; the same one a second time is not said again. */
    void say(String text, @Nullable ItemRef about) {
        StepAnswer.Line line = new StepAnswer.Line(text, about);
        if (!lines.contains(line)) {
            lines.add(line);
        }
    }

    /** Names the findings of some rules; returns how many there are. */
    int sayFindings(Investigation investigation, List<String> rules) {
        int count = 0;
        for (Finding finding : investigation.analysis().findings()) {
            if (rules.contains(finding.rule())) {
                say(finding.plainTitle(), new ItemRef.OfFinding(finding.key()));
                count++;
            }
        }
        return count;
    }

    /** Says what rules looked at in vain or could not look at; returns how many looked. */
    int sayClear(Investigation investigation, List<String> rules) {
        int looked = 0;
        for (RuleRun run : investigation.analysis().runs()) {
            if (!rules.contains(run.rule())) {
                continue;
            }
            switch (run.outcome()) {
                case RuleOutcome.Clear clear -> {
                    say(clear.because());
                    looked++;
                }
                case RuleOutcome.CannotTell cannot -> say(cannot.because());
                case RuleOutcome.Crashed crashed -> say(crashed.because());
                case RuleOutcome.Found found -> looked++;
            }
        }
        return looked;
    }

    StepAnswer as(Coverage coverage, String command) {
        return new StepAnswer(coverage, command, lines);
    }

    /** The first line of a text, without control characters, cut where it gets long. */
    static String quoted(String text) {
        String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}+", " ");
        if (line.length() <= MAX_QUOTED_CHARS) {
            return line;
        }
        int end =
                Character.isHighSurrogate(line.charAt(MAX_QUOTED_CHARS - 1)) ? MAX_QUOTED_CHARS - 1 : MAX_QUOTED_CHARS;
        return line.substring(0, end) + "…";
    }

    /** {@code 1 thread}, {@code 2 threads}. */
    static String count(long number, String one) {
        return number + " " + one + (number == 1 ? "" : "s");
    }
}
