package dev.unpark.findings.rules.threads;

import dev.unpark.findings.rules.Citing;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/** The two lines that a reader sees first: the claim, and where to look. Plain text. */
record LockTitle(LockCase c) {
    String title() {
        Subject subject = new Subject(c.count(), c.role(), c.scene().workers());
        return subject.held() + " by a " + c.held().kindWords() + tail();
    }

    private String tail() {
        return switch (c.holder()) {
            case null -> "; who holds it is not known.";
            case Holder.InFuture f when f.proven() -> " whose guard lives across an await.";
            case Holder.InFuture f -> " whose guard seems to live across an await.";
            case Holder.InFrame f -> " that thread " + holderLabel(f) + " seems to hold.";
        };
    }

    private String holderLabel(Holder.InFrame f) {
        return c.input(f.input()).threads().get(f.local().thread()).label();
    }

    String detail() {
        return (c.count() == 1 ? "Waiter: " : "Waiters: ") + c.threads() + waitPlace() + " · Guard: " + guardPlace();
    }

    private String waitPlace() {
        List<Spot> spots = List.copyOf(c.spots().values());
        if (spots.isEmpty()) {
            return ", in a function that the dump does not name";
        }
        if (spots.size() > 3) {
            return ", at " + spots.size() + " places";
        }
        return ", " + Words.list(spots.stream().map(Spot::brief).toList());
    }

    private String guardPlace() {
        return switch (c.holder()) {
            case null -> c.localsPrinted() ? "not among the printed locals" : "not printed by this dump";
            case Holder.InFuture f -> futurePlace(f);
            case Holder.InFrame f -> framePlace(f);
        };
    }

    private String futurePlace(Holder.InFuture f) {
        String who = f.root()
                ? "root future"
                : "future of thread " + label(f.input(), f.future().thread());
        GuardLines lines = c.lines();
        if (lines == null || !lines.tells()) {
            return who + ", in " + Words.function(f.keeper().function()) + ", at await index "
                    + f.keeper().suspend();
        }
        String taken =
                lines.taken() == 0 ? "" : ", taken at " + Words.brief(new SourcePlace(lines.path(), lines.taken(), 0));
        if (lines.suspended() == 0) {
            return who + taken + ", suspended at await index " + f.keeper().suspend();
        }
        String file = lines.taken() == 0 ? Words.file(new SourcePlace(lines.path(), 0, 0)) : "";
        return who + taken + ", suspended at " + file + ":" + lines.suspended();
    }

    private String framePlace(Holder.InFrame f) {
        Input dump = c.input(f.input());
        Frame frame = dump.threads()
                .get(f.local().thread())
                .stack()
                .frames()
                .get(f.local().frame());
        SourcePlace place = new Citing(c.in()).place(frame);
        String where = place == null ? Words.function(frame.symbol().name()) : Words.brief(place);
        ThreadFacts facts = c.in().facts().get(f.input()).get(f.local().thread());
        String state = facts.isBlocked() ? ", itself waiting" : "";
        return "a local of thread " + label(f.input(), f.local().thread()) + ", " + where + state;
    }

    private String label(int input, int thread) {
        return c.input(input).threads().get(thread).label();
    }
}
