package dev.unpark.findings.rules.sources;

import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.GuardSite;
import java.util.ArrayList;
import java.util.List;

/** Puts a guard that lives across an await into words. */
final class GuardWriter {
    private static final int CITED_AWAITS = 6;

    private final Spots spots;
    private final Topic topic;
    private final GuardSite site;

    GuardWriter(Spots spots, Topic topic, GuardSite site) {
        this.spots = spots;
        this.topic = topic;
        this.site = site;
    }

    Finding finding(String consequence, List<String> couldAlsoBe, List<String> wouldDecide) {
        List<String> others = new ArrayList<>();
        if (!site.certain()) {
            others.add("Another kind of lock: the opened source does not tell the type of `" + site.lock()
                    + "`, only that `" + site.method() + "()` is called on it and how its result is used.");
        }
        others.addAll(couldAlsoBe);
        return new Finding(
                "",
                topic.rule(),
                site.certain() ? Certainty.LIKELY : Certainty.POSSIBLE,
                title(),
                detail(),
                seen() + " " + consequence + " " + topic.why(),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                others,
                wouldDecide,
                List.of(Spots.NOT_SEEN),
                citations());
    }

    private String title() {
        int awaits = site.awaits().size();
        String across = awaits == 1 ? "an await" : Words.capital(awaits).toLowerCase(java.util.Locale.ROOT) + " awaits";
        return "`" + site.function() + "` keeps " + what() + " across " + across + " ("
                + Spots.brief(site.path(), site.line()) + ").";
    }

    /** {@code the guard of a std Mutex}, {@code a borrow of a RefCell}. */
    private String what() {
        if (site.isBorrow()) {
            return site.certain() ? "a borrow of a RefCell" : "what may be a borrow of a RefCell";
        }
        return site.kind().isEmpty() ? "what may be the guard of a blocking lock" : "the guard of a " + kind();
    }

    private String kind() {
        String crate = site.kind().substring(0, site.kind().indexOf(':'));
        return crate + " " + site.kind().substring(site.kind().lastIndexOf(':') + 1);
    }

    private String detail() {
        String named = site.namesLock() ? site.lock() : "not named here";
        String lock = site.kind().isEmpty()
                ? named
                : named + ", a " + site.kind() + (site.type().isEmpty() ? "" : "<" + site.type() + ">");
        return (site.isBorrow() ? "Borrowed: " : "Taken: ") + Spots.brief(site.path(), site.line()) + " · Awaits: "
                + Spots.lines(site.awaits()) + " · " + (site.isBorrow() ? "Cell: " : "Lock: ") + lock;
    }

    private String seen() {
        String still = site.binding().isEmpty()
                ? ", as a temporary without a name, which still lives"
                : " and kept in `" + site.binding() + "`, which still lives";
        return where() + (site.method().equals("parameter") ? ", which still lives" : still) + " at the "
                + (site.awaits().size() == 1 ? "await on " : "awaits on ") + Spots.lines(site.awaits()) + ".";
    }

    private String where() {
        if (site.method().equals("parameter")) {
            return "The function is handed a guard, `" + site.lock() + "`, on line " + site.line();
        }
        if (!site.namesLock()) {
            return "A guard is given by `" + site.method() + "` on line " + site.line();
        }
        return "`" + site.lock() + "` is " + (site.isBorrow() ? "borrowed" : "locked") + " on line " + site.line()
                + " by `" + site.method() + "`";
    }

    /** What others ask for: {@code `roles`}, or {@code this lock}. */
    static String asked(GuardSite site) {
        return site.namesLock() ? "`" + site.field() + "`" : site.isBorrow() ? "this cell" : "this lock";
    }

    private List<Citation> citations() {
        List<Citation> citations = new ArrayList<>();
        citations.add(spots.cite(
                site.path(), site.line(), site.isBorrow() ? "the borrow begins here" : "the guard is taken here"));
        site.awaits().stream()
                .limit(CITED_AWAITS)
                .forEach(a -> citations.add(spots.cite(site.path(), a, "an await while it lives")));
        return citations;
    }
}
