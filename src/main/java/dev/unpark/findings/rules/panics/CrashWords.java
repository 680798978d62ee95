package dev.unpark.findings.rules.panics;

import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Citation;
import dev.unpark.model.SourcePlace;
import java.util.ArrayList;
import java.util.List;

/** How a thread that ended its process is told and cited. */
record CrashWords(CrashedThread crash, Citing citing) {
    /** Where the cited frame stands: {@code `nested` (parser.rs:11)}. */
    private String spot() {
        SourcePlace place = citing.place(crash.citedFrame());
        String name = "`" + Words.function(crash.citedFrame().symbol().name()) + "`";
        return place == null ? name : name + " (" + Words.brief(place) + ")";
    }

    private String inOwn() {
        return crash.own() < 0 ? "" : " in " + spot();
    }

    private String thread() {
        return "hread " + crash.trace().label();
    }

    /** The claim, in a sentence. */
    String title() {
        String who = "T" + thread();
        return switch (crash.end()) {
            case OVERFLOW ->
                crash.recursion() == null
                        ? who + " ran out of stack" + inOwn() + "."
                        : who + " ran out of stack: " + spot() + " calls itself.";
            case NO_UNWIND ->
                who + " aborted the process: it panicked where no panic may unwind"
                        + (crash.own() < 0 ? "" : "," + inOwn()) + ".";
            case PANIC -> who + " panicked" + inOwn() + ", and this build aborts on a panic.";
            case STD -> who + " aborted the process: std gave up" + inOwn() + ".";
            case PROGRAM -> who + " called std::process::abort" + (crash.own() < 0 ? "" : " from " + spot()) + ".";
            case UNKNOWN -> who + " aborted the process" + inOwn() + ".";
        };
    }

    /** What it adds to a text that tells the same. */
    String sentence() {
        return "The dump shows it on t" + thread() + ": " + what() + ".";
    }

    private String what() {
        Recursion r = crash.recursion();
        if (r != null) {
            return spot() + " calls itself; it is " + r.times() + " of the " + r.frames()
                    + " innermost frames that were looked at";
        }
        return crash.own() < 0 ? "no own function stands on its stack" : "the first own frame is " + spot();
    }

    List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        String what = crash.recursion() != null
                ? "where it calls itself"
                : crash.own() >= 0 ? "the first own frame of the thread that aborted" : "the thread aborts here";
        citations.add(cite(crash.cited(), what));
        if (crash.cited() != crash.abort()) {
            citations.add(cite(crash.abort(), "the abort"));
        }
        return citations;
    }

    private Citation cite(int frame, String shows) {
        return citing.frame(crash.input(), crash.trace().index(), frame, shows);
    }
}
