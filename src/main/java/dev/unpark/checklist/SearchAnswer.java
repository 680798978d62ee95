package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Findings of some rules, and what a search through the source's text has beside them.
 *
 * @param rules whose findings answer the step
 * @param what the hits are, in words after a number: {@code line that takes a std lock}
 * @param remark what a hit does not say, a sentence
 */
record SearchAnswer(List<String> rules, Pattern pattern, String what, String whats, String remark)
        implements Answerers.Answerer {
    private static final int SHOWN = 6;

    // let table = state.roles.lock().unwrap();        use std::sync::{Arc, Mutex};        parking_lot::Mutex<u32>
    // Only std's lock() gives a Result, so an unwrap after it tells it from Tokio's; parking_lot is found by its path.
    static final SearchAnswer LOCKS = new SearchAnswer(
            List.of("worker.blocked-by-lock", "lock.shared", "lock.cycle", "source.guard-over-await"),
            Pattern.compile("\\.(?:lock|read|write)\\(\\)\\s*\\.(?:unwrap|expect)\\b"
                    + "|\\b(?:std::sync|parking_lot)::(?:\\{[^}]*\\b)?(?:Mutex|RwLock)\\b"),
            "line that names or takes a std or parking_lot lock",
            "lines that name or take a std or parking_lot lock",
            "Whether a guard lives across an await, clippy says, or a look at the lines.");

    // runtime.block_on(run(mode));        tokio::runtime::Runtime::new()        runtime::Builder::new_multi_thread()
    static final SearchAnswer NESTED = new SearchAnswer(
            List.of(
                    "panic.nested-runtime",
                    "panic.drop-runtime",
                    "panic.block-in-async",
                    "worker.nested-block-on",
                    "source.block-on-in-async",
                    "source.runtime-in-async"),
            Pattern.compile("\\bblock_on\\s*\\(|\\bRuntime::new\\s*\\(|\\bruntime::Builder\\b"),
            "line that enters or makes a runtime",
            "lines that enter or make a runtime",
            "One of them in main is as it should be; each other one is fine only if nothing async leads to it.");

    @Override
    public StepAnswer answer(String command, Investigation investigation, Sources sources) {
        Answer answer = new Answer();
        int found = answer.sayFindings(investigation, rules);
        int looked = found > 0 ? found : answer.sayClear(investigation, rules);
        TextSearch search = TextSearch.in(sources, ".rs", pattern);
        List<TextSearch.Hit> hits = search.hits();
        if (search.files() == 0) {
            answer.say("No source tree was opened, so no file could be searched.");
        } else if (hits.isEmpty()) {
            answer.say("A text search through " + Answer.count(search.files(), "Rust file") + " has no " + what + ".");
        } else {
            answer.say("A text search through " + Answer.count(search.files(), "Rust file") + " has " + hits.size()
                    + " " + (hits.size() == 1 ? what : whats) + ". " + remark);
        }
        for (TextSearch.Hit hit : hits.subList(0, Math.min(SHOWN, hits.size()))) {
            answer.say(hit.where() + "  " + Answer.quoted(hit.text()), hit.ref());
        }
        if (hits.size() > SHOWN) {
            answer.say("The command below lists the other " + (hits.size() - SHOWN) + ".");
        }
        Coverage coverage =
                found > 0 ? Coverage.ANSWERED : looked > 0 || search.files() > 0 ? Coverage.PARTLY : Coverage.NOT_SHOWN;
        return answer.as(coverage, command);
    }
}
