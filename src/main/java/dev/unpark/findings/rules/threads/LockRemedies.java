package dev.unpark.findings.rules.threads;

import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.SourcePlace;
import java.util.ArrayList;
import java.util.List;

/** What to change, and what would settle what is still open. */
record LockRemedies(LockCase c, Topic topic) {
    List<String> fix() {
        List<String> fix = new ArrayList<>();
        switch (c.holder()) {
            case null -> {
                fix.add(
                        c.candidates().isEmpty()
                                ? "Find the async code that takes this lock and awaits before its guard ends, and let the"
                                        + " guard end first."
                                : "Look at `" + c.candidates().getFirst().function()
                                        + "` first: if it is this lock, let" + " its guard end before the await.");
                fix.addAll(topic.fix());
            }
            case Holder.InFuture f -> {
                fix.add(awaitFirst(f));
                fix.add(tokioMutex());
                fix.addAll(topic.fix().subList(2, topic.fix().size()));
            }
            case Holder.InFrame f -> {
                fix.add(
                        waitsItself(f)
                                ? "Take the two locks in the same order everywhere, or never hold the one while asking for"
                                        + " the other."
                                : "Let go of the guard before the thread that has it does anything that takes long.");
                fix.add("Copy or take out what is needed, and end the first guard before the next lock is asked for.");
                fix.add("Where one operation needs both values at once, put them behind one lock.");
            }
        }
        if (c.held().lock().kind().startsWith("parking_lot")) {
            fix.add(
                    "If parking_lot's feature `send_guard` is on, turn it off: the compiler then refuses a guard across an"
                            + " await in every spawned task.");
        }
        return fix;
    }

    private boolean waitsItself(Holder.InFrame f) {
        return c.in().facts().get(f.input()).get(f.local().thread()).isBlocked();
    }

    private String awaitFirst(Holder.InFuture f) {
        GuardLines lines = c.lines();
        String where = "";
        if (lines != null && lines.taken() > 0) {
            List<String> at = lines.alive().stream().map(String::valueOf).toList();
            String awaits = at.isEmpty()
                    ? "an await"
                    : (at.size() == 1 ? "the await of line " : "the awaits of lines ") + Words.list(at);
            where = " Now the guard of " + Words.brief(new SourcePlace(lines.path(), lines.taken(), 0))
                    + " lives across " + awaits + ".";
        }
        return "In `" + Words.function(f.keeper().function())
                + "`, await first and take the lock afterwards, or let the guard end in a block of its own before the"
                + " await." + where;
    }

    private String tokioMutex() {
        String sync = c.spots().values().stream()
                .filter(s -> !s.symbol().endsWith("{{closure}}"))
                .findFirst()
                .map(s -> " `" + s.function() + "`, which is not async, has to become so, or to use `try_lock`.")
                .orElse("");
        String name = c.held().lock().kind().endsWith("RwLock") ? "RwLock" : "Mutex";
        return "If the value has to stay locked across the await, use `tokio::sync::" + name
                + "`: its guard may be kept across one, because a task that waits for it gives its worker back." + sync;
    }

    List<String> couldAlsoBe() {
        String again = c.looks() > 1
                ? " " + Words.capital(c.looks()) + " dumps show the same thread at this lock, which makes it unlikely."
                : "";
        return switch (c.holder()) {
            case null ->
                List.of(
                        c.allElseRests()
                                ? "The lock had just been released and the waiting thread was not awake yet: a dump is one"
                                        + " instant." + again
                                : "A short critical section, caught in the act: a dump is one instant, and the lock may have"
                                        + " been free a moment later." + again);
            case Holder.InFuture f when f.proven() -> List.of();
            case Holder.InFuture f
            when !f.sameDump() ->
                List.of(
                        "Waiter and guard are from two dumps, so from two instants: the guard may have been dropped between"
                                + " them.");
            case Holder.InFuture f ->
                List.of(
                        "That future is being polled, and gdb prints it as it was before the poll: it may have dropped the"
                                + " guard since.");
            case Holder.InFrame f ->
                List.of(
                        "The local may be a left-over: gdb prints the slot of a guard that was dropped as well. The holder is"
                                + " then not in the dump.");
        };
    }

    List<String> wouldDecide() {
        if (c.proven()) {
            return List.of();
        }
        List<String> steps = new ArrayList<>();
        if (c.holder() instanceof Holder.InFrame) {
            steps.add(
                    "The source between the guard's binding and the line where its thread waits: is the guard dropped or"
                            + " moved there?");
        } else if (c.holder() instanceof Holder.InFuture f && f.sameDump()) {
            steps.add("The source of `" + Words.function(f.keeper().function())
                    + "`: does the guard still live where its thread is now?");
        } else if (c.localsPrinted() && c.holder() == null) {
            steps.add("The source: which async function takes this lock and awaits before its guard ends?");
        } else {
            steps.add(gdb().locals()
                    + " prints the future that `block_on` keeps, with the guards in it. It needs a build with full"
                    + " debug information (`debug = true` in the profile; line tables alone print no locals).");
        }
        if (c.looks() < 2) {
            steps.add(gdb().secondDump() + ": the same thread at the same lock again rules out that it was"
                    + " passing through.");
        }
        return steps;
    }

    private Gdb gdb() {
        return Gdb.of(c.in(), c.held().inputs());
    }
}
