package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.SourcePlace;
import dev.unpark.source.FunctionAt;
import dev.unpark.source.RustSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One held-up lock with all that is known of it; the sentences of the finding are made from this.
 *
 * @param candidates where the source keeps such a guard across an await; only where no holder is seen
 * @param scene the dump that tells most of the wait
 * @param waiting threads of that dump that wait for the lock
 * @param lines where the guard stands in the source; null without a proven keeper or without its source
 */
record LockCase(
        RuleInput in,
        LockWait held,
        @Nullable Holder holder,
        @Nullable GuardLines lines,
        List<SourceCandidates.Candidate> candidates,
        RuntimeScene scene,
        int waiting) {

    static LockCase of(RuleInput in, LockWait held, List<RuntimeScene> scenes) {
        Holder holder = Holders.of(in, held);
        GuardLines lines = holder instanceof Holder.InFuture f ? GuardLines.of(in, f.keeper(), f.guard()) : null;
        int input = held.waiters().getFirst().richest().input();
        int waiting = (int) Stream.concat(held.waiters().stream(), held.others().stream())
                .flatMap(w -> w.sightings().stream())
                .filter(s -> s.input() == input)
                .count();
        RuntimeScene scene = scenes.get(input);
        LockCase bare = new LockCase(in, held, holder, lines, List.of(), scene, waiting);
        return holder != null
                ? bare
                : new LockCase(
                        in,
                        held,
                        null,
                        lines,
                        SourceCandidates.of(
                                in,
                                held.lock(),
                                bare.protectedType(),
                                bare.spots().values()),
                        scene,
                        waiting);
    }

    /** Whether no thread of the dump can be inside a critical section: those that do not wait for the lock rest. */
    boolean allElseRests() {
        return scene.allRestBut(waiting);
    }

    /** How many threads of the dump do not wait for the lock. */
    int others() {
        return scene.threads() - waiting;
    }

    boolean proven() {
        return holder instanceof Holder.InFuture f && f.proven();
    }

    int count() {
        return held.waiters().size();
    }

    boolean allWorkers() {
        return held.waiters().stream().allMatch(w -> w.first().facts().role() == Role.WORKER);
    }

    /** The role that all waiters share, or null. */
    @Nullable
    Role role() {
        Role first = held.waiters().getFirst().first().facts().role();
        return held.waiters().stream().allMatch(w -> w.first().facts().role() == first) ? first : null;
    }

    /** {@code thread 23475}, {@code threads 4992 and 4993}, {@code 40 threads}. */
    String threads() {
        return HeldCase.threads(held.waiters().stream()
                .map(LockWait.Waiter::first)
                .map(LockSighting::seen)
                .toList());
    }

    /** The own places of the waiters, each once, in the order of the evidence; null place where none is printed. */
    Map<String, Spot> spots() {
        Map<String, Spot> spots = new LinkedHashMap<>();
        for (LockWait.Waiter w : held.waiters()) {
            LockSighting s = w.richest();
            Frame own = s.own();
            if (own != null) {
                spots.computeIfAbsent(s.ownPlace(), k -> Spot.of(in, own));
            }
        }
        return spots;
    }

    /** How many looks at the process show one and the same thread at this lock. */
    int looks() {
        return held.mostSightings(in.evidence().inputs());
    }

    Input input(int index) {
        return in.evidence().inputs().get(index);
    }

    /** Whether a dump of this process prints locals: what {@code bt full} of a build with full debug info does. */
    boolean localsPrinted() {
        return held.inputs().stream()
                .anyMatch(i ->
                        !input(i).futures().isEmpty() || !input(i).localGuards().isEmpty());
    }

    /**
     * A sign that the opened source is not the version that ran: an own frame of a waiter stands outside of its function.
     * Null where there is none.
     */
    @Nullable
    String otherVersion() {
        for (Spot spot : spots().values()) {
            SourcePlace place = spot.place();
            FunctionAt at = in.sources().function(spot.symbol()).orElse(null);
            if (place == null || at == null || !at.path().equals(place.file())) {
                continue;
            }
            RustSyntax.Function f = at.function();
            if (place.line() < f.startLine() || place.line() > f.endLine()) {
                return "Whether the opened source is the version that ran: the dump has `" + spot.function() + "` at "
                        + Words.brief(place) + ", in the source it stands on lines " + f.startLine() + " to "
                        + f.endLine() + ". Lines from the source may be off.";
            }
        }
        return null;
    }

    /** The last part of what the lock protects, or null: {@code RoleTable}. */
    @Nullable
    String protectedType() {
        String type = held.lock().type();
        if (type == null) {
            return null;
        }
        int generics = type.indexOf('<');
        String head = generics < 0 ? type : type.substring(0, generics);
        return head.substring(head.lastIndexOf(':') + 1);
    }
}
