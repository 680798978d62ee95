package dev.unpark.findings.rules.threads;

import dev.unpark.findings.rules.Words;
import dev.unpark.model.FutureLink;
import dev.unpark.model.Role;
import dev.unpark.model.SourcePlace;
import java.util.ArrayList;
import java.util.List;

/** Why a held-up lock is a problem here, and what the evidence does not show. */
record LockReasons(LockCase c) {
    String why() {
        List<String> sentences = new ArrayList<>();
        sentences.add(seen());
        sentences.add(share());
        sentences.add(holder());
        sentences.add(c.scene().driverWords());
        sentences.add(dumps());
        return String.join(" ", sentences.stream().filter(s -> !s.isEmpty()).toList());
    }

    private String seen() {
        boolean one = c.count() == 1;
        String threads = c.threads();
        String subject = Character.toUpperCase(threads.charAt(0)) + threads.substring(1);
        List<Spot> spots = List.copyOf(c.spots().values());
        String asked = spots.isEmpty()
                ? "a task asked"
                : Words.list(spots.stream().limit(3).map(Spot::full).toList()) + " asked";
        String type = c.protectedType();
        String lock = "a " + c.held().kindWords() + (type == null ? "" : " of `" + type + "`");
        String sleeps = one ? "and the thread sleeps" : "and the threads sleep";
        return subject + (one ? " is" : " are each") + " inside the poll of a task: " + asked + " for " + lock + ", "
                + sleeps
                + " until its guard is dropped. Such a lock puts the thread to sleep, not the task, so "
                + (one ? "this thread polls" : "these threads poll") + " no other task meanwhile.";
    }

    private String share() {
        if (c.role() == Role.LOCAL_SET) {
            return "Every task of the LocalSet runs on this one thread, so none of them moves.";
        }
        return c.allWorkers() ? c.scene().shareWords() : "";
    }

    private String holder() {
        return switch (c.holder()) {
            case null -> nobody();
            case Holder.InFuture f -> future(f);
            case Holder.InFrame f -> frame(f);
        };
    }

    private String nobody() {
        String seen = c.localsPrinted()
                ? "The dump prints the locals of its frames, and no guard of this lock that would name a holder is among them."
                : "";
        String rests = c.allElseRests()
                ? (c.others() == 0 ? "No other thread is in the dump" : "Every other thread of the dump rests in Tokio")
                        + ", so no thread is in the middle of using the lock: either a suspended future keeps the guard,"
                        + " which has no stack, or a waiting thread took the same lock before, further out."
                : "";
        return (seen + " " + rests + " " + candidates()).strip().replace("  ", " ");
    }

    private String candidates() {
        if (c.candidates().isEmpty()) {
            return "";
        }
        List<String> places = c.candidates().stream()
                .map(x -> "`" + x.function() + "` takes `" + x.lock() + "` at "
                        + Words.brief(new SourcePlace(x.path(), x.taken(), 0)) + " and awaits on "
                        + (x.awaits().size() == 1 ? "line " : "lines ")
                        + Words.list(x.awaits().stream().map(String::valueOf).toList()) + " while that guard lives")
                .toList();
        return "The source alone, not the dump, has a candidate for a lock of the same name: " + Words.list(places)
                + ".";
    }

    private String future(Holder.InFuture f) {
        FutureLink keeper = f.keeper();
        String who = f.root()
                ? "the root future, which thread " + label(f.input(), f.future().thread()) + " keeps in `block_on`"
                : "a future that thread " + label(f.input(), f.future().thread()) + " keeps";
        String awaits = f.link() + 1 < f.future().chain().size()
                ? ", in `" + Words.function(f.future().chain().get(f.link() + 1).function()) + "`"
                : "";
        String verb = f.proven() ? "The lock is held by " : "The lock seems to be held by ";
        return verb + who + ": its `" + Words.function(keeper.function()) + "` has a guard `"
                + f.guard().binding()
                + "` of a lock with the same address and the same type, and is suspended at its "
                + Words.ordinal(keeper.suspend() + 1) + " await (index " + keeper.suspend() + ")" + awaits
                + ". A suspended future drops nothing: the lock stays taken until that future is polled again. "
                + whichFromWhere();
    }

    private String whichFromWhere() {
        GuardLines lines = c.lines();
        if (lines == null || !lines.tells()) {
            return "Function and index come from the dump; it has no line for them.";
        }
        List<String> found = new ArrayList<>();
        if (lines.taken() > 0) {
            found.add("the guard is taken at " + Words.brief(new SourcePlace(lines.path(), lines.taken(), 0)));
        }
        if (lines.suspended() > 0) {
            found.add("the await stands at " + Words.brief(new SourcePlace(lines.path(), lines.suspended(), 0)));
        }
        return "Function and index come from the dump, the lines from the syntax tree of the opened source: "
                + Words.list(found) + ".";
    }

    private String frame(Holder.InFrame f) {
        boolean waits = c.in().facts().get(f.input()).get(f.local().thread()).isBlocked();
        return "Thread " + label(f.input(), f.local().thread()) + " alone prints a guard `"
                + f.local().guard().binding() + "` of a lock with the same address and the same type"
                + (waits ? ", and is itself held inside a task." : ".");
    }

    private String dumps() {
        int times = c.looks();
        if (times < 2) {
            return "";
        }
        List<String> names = c.held().seenIn().stream()
                .map(i -> c.input(i).fileName())
                .distinct()
                .toList();
        return Words.capital(times) + " dumps show the same thread at this lock"
                + (names.size() == times ? ": " + Words.list(names) + "." : ".");
    }

    List<String> notKnown() {
        List<String> unknown = new ArrayList<>();
        if (c.holder() == null) {
            unknown.add("Who holds the lock: a " + c.held().kindWords() + " records no owner, and "
                    + (c.localsPrinted()
                            ? "a future that no thread polls is on the heap, where no dump shows it."
                            : "this dump prints no guards."));
        }
        if (c.holder() instanceof Holder.InFuture && c.lines() == null) {
            unknown.add("The lines of the guard and of the await: the source of the function is not opened.");
        } else if (c.lines() != null && !c.lines().unsure().isEmpty()) {
            unknown.add(c.lines().unsure());
        }
        String otherVersion = c.otherVersion();
        if (otherVersion != null) {
            unknown.add(otherVersion);
        }
        if (c.allWorkers()) {
            unknown.add(
                    "Which task would run next, and whether one sits in the LIFO slot of the blocked worker: no dump"
                            + " shows it.");
        } else {
            unknown.add("Which tasks wait to be polled: no dump shows them.");
        }
        return unknown;
    }

    private String label(int input, int thread) {
        return c.input(input).threads().get(thread).label();
    }
}
