package dev.unpark.findings.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.findings.rules.threads.BlockedByLockRule;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.WaitsFor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockedByLockRuleTest {
    private static final WaitsFor ROLES = Dump.ROLES;
    private static final WaitsFor OTHER_TYPE = new WaitsFor(ROLES.kind(), "app::Other", ROLES.address());
    private static final WaitsFor OTHER_LOCK = new WaitsFor(ROLES.kind(), ROLES.type(), 0x810);
    private static final WaitsFor NO_ADDRESS = new WaitsFor(ROLES.kind(), null, 0);

    @Test
    void guardInASuspendedFutureProvesItsHolder() {
        Finding f = only(dump().rootFutureKeeps(2, 1, ROLES));
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals("A worker is held inside a task by a std Mutex whose guard lives across an await.", f.title());
        assertEquals("Waiter: thread 11, lib.rs:12 · Guard: root future, in reload, at await index 1", f.detail());
        assertEquals(List.of(), f.couldAlsoBe());
        assertTrue(f.why().contains("suspended at its second await (index 1), in `Health::mark`"), f.why());
        assertEquals(List.of("0:12", "0:250"), cited(f));
        assertTrue(
                f.notKnown().getFirst().contains("the source of the function is not opened"),
                f.notKnown().toString());
    }

    @Test
    void sameAddressWithAnotherTypeNamesNobody() {
        Finding f = only(dump().rootFutureKeeps(2, 1, OTHER_TYPE));
        assertEquals(Certainty.LIKELY, f.certainty());
        assertTrue(f.title().endsWith("by a std Mutex; who holds it is not known."), f.title());
    }

    @Test
    void aFutureThatWasNeverPolledHoldsNothing() {
        assertEquals(
                Certainty.LIKELY, only(dump().rootFutureKeeps(2, -1, ROLES)).certainty());
    }

    @Test
    void aFutureThatIsBeingPolledIsNoProof() {
        Dump dump = new Dump("a.txt", 10L).waiter(11, ROLES).main(10, true).rootFutureKeeps(1, 1, ROLES);
        Finding f = only(dump);
        assertEquals(Certainty.LIKELY, f.certainty());
        assertTrue(f.title().endsWith("whose guard seems to live across an await."), f.title());
        assertTrue(
                f.couldAlsoBe().getFirst().contains("is being polled"),
                f.couldAlsoBe().toString());
    }

    @Test
    void aRootFutureThatWaitsWhileItsThreadRunsATaskHolds() {
        ThreadFacts blocked = new ThreadFacts(Role.BLOCK_ON, State.MUTEX, true, true, ROLES, 0);
        Dump dump = new Dump("a.txt", 10L)
                .thread(
                        10,
                        blocked,
                        "app::allowed",
                        "tokio::runtime::scheduler::current_thread::CoreGuard::block_on",
                        "app::main")
                .rootFutureKeeps(0, 1, ROLES);
        Finding f = only(dump);
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals(
                "The thread in block_on is held inside async code by a std Mutex whose guard lives across an await.",
                f.title());
    }

    @Test
    void withoutKnowingWhatAThreadPollsItsFutureIsNoProof() {
        Dump dump = new Dump("a.txt", 10L)
                .waiter(11, ROLES)
                .thread(10, new ThreadFacts(Role.UNKNOWN, State.UNKNOWN, null, null, null, -1), "??", "x::block_on")
                .rootFutureKeeps(1, 1, ROLES);
        assertEquals(Certainty.LIKELY, only(dump).certainty());
    }

    @Test
    void twoDumpsOfOneProcessAreOneFindingThatCitesBoth() {
        Finding f = only(dump(), full("b.txt", 10L).rootFutureKeeps(2, 1, ROLES));
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals(List.of("0:12", "1:12", "1:250"), cited(f));
        assertTrue(f.why().contains("Two dumps show the same thread at this lock: a.txt and b.txt."), f.why());
    }

    @Test
    void anotherProcessIsNeverJoined() {
        List<Finding> found = found(dump(), full("b.txt", 20L).rootFutureKeeps(2, 1, ROLES));
        assertEquals(
                List.of("a.txt LIKELY", "b.txt PROVEN"),
                found.stream()
                        .map(f -> f.key().replaceAll(".*sha256=([^,]*).*", "$1") + " " + f.certainty())
                        .toList());
    }

    @Test
    void aDumpWithoutProcessIdJoinsTheOneThatShowsTheSameThreadAtTheSameLock() {
        assertEquals(
                Certainty.PROVEN,
                only(dump(), full("b.txt", null).rootFutureKeeps(2, 1, ROLES)).certainty());
        assertEquals(2, found(dump(), new Dump("b.txt", null).waiter(99, ROLES)).size());
    }

    @Test
    void waiterAndGuardOfTwoInstantsAreNoProof() {
        Dump later = new Dump("b.txt", 10L)
                .worker(11, State.EPOLL_WAIT)
                .worker(12, State.PARK)
                .main(10, false)
                .rootFutureKeeps(2, 1, ROLES);
        Finding f = only(dump(), later);
        assertEquals(Certainty.LIKELY, f.certainty());
        assertTrue(
                f.couldAlsoBe().getFirst().contains("two instants"),
                f.couldAlsoBe().toString());
    }

    @Test
    void aDumpWithoutAddressesAddsToTheSameWaiter() {
        Finding f = only(
                new Dump("a.txt", 10L).waiter(11, NO_ADDRESS),
                full("b.txt", 10L).rootFutureKeeps(2, 0, ROLES));
        assertEquals(Certainty.PROVEN, f.certainty());
        assertEquals(3, f.citations().size());
    }

    @Test
    void aLocalGuardOfOneThreadIsLikelyTheHolder() {
        Finding f = only(dump().waiter(13, OTHER_LOCK).localGuard(3, ROLES), 2);
        assertEquals(Certainty.LIKELY, f.certainty());
        assertEquals("A worker is held inside a task by a std Mutex that thread 13 seems to hold.", f.title());
        assertTrue(f.detail().endsWith("Guard: a local of thread 13, lib.rs:12, itself waiting"), f.detail());
        assertTrue(
                f.couldAlsoBe().getFirst().contains("left-over"),
                f.couldAlsoBe().toString());
    }

    @Test
    void aLocalGuardThatTwoThreadsPrintNamesNobody() {
        Finding f = only(dump().localGuard(1, ROLES).localGuard(2, ROLES));
        assertTrue(f.title().endsWith("who holds it is not known."), f.title());
    }

    @Test
    void aThreadThatWaitsForTheLockIsNotItsHolder() {
        Finding f = only(dump().localGuard(0, ROLES));
        assertTrue(f.title().endsWith("who holds it is not known."), f.title());
    }

    @Test
    void withoutLocalsTheFindingSaysHowToCaptureThem() {
        Finding f = only(dump());
        assertEquals(Certainty.LIKELY, f.certainty());
        assertTrue(
                f.wouldDecide()
                        .getFirst()
                        .startsWith("`gdb -p 10 -batch -ex 'set pagination off' -ex 'thread apply all bt full'`"),
                f.wouldDecide().toString());
        assertTrue(
                f.notKnown().getFirst().contains("records no owner"),
                f.notKnown().toString());
        assertEquals(1, f.couldAlsoBe().size());
    }

    @Test
    void whereAllElseRestsNoThreadCanBeInsideACriticalSection() {
        assertTrue(only(dump()).couldAlsoBe().getFirst().startsWith("The lock had just been released"));
        Finding busy = only(dump().worker(14, State.RUNNING));
        assertTrue(
                busy.couldAlsoBe().getFirst().startsWith("A short critical section"),
                busy.couldAlsoBe().toString());
        assertFalse(busy.why().contains("rests in Tokio"), busy.why());
    }

    @Test
    void aSecondDumpWeakensTheAlternative() {
        Finding f = only(dump(), full("b.txt", 10L));
        assertEquals(Certainty.LIKELY, f.certainty());
        assertTrue(
                f.couldAlsoBe().getFirst().endsWith("which makes it unlikely."),
                f.couldAlsoBe().toString());
        assertEquals(1, f.wouldDecide().size());
    }

    @Test
    void nobodyInTheDriverIsSaidOnlyWhereNoThreadMayBeRunning() {
        Dump dead =
                new Dump("a.txt", 10L).waiter(11, ROLES).worker(12, State.PARK).main(10, false);
        assertTrue(
                only(dead).why().contains("No thread of the dump waits in the I/O driver"),
                only(dead).why());
        Dump busy = new Dump("a.txt", 10L)
                .waiter(11, ROLES)
                .worker(12, State.RUNNING)
                .main(10, false);
        assertFalse(only(busy).why().contains("I/O driver"), only(busy).why());
        assertTrue(only(dump()).why().contains("timers and sockets of its runtime are still served"));
    }

    @Test
    void allThreadsAtOneLockAreOneFinding() {
        Dump dump = new Dump("a.txt", 10L).waiter(11, ROLES).waiter(12, ROLES).main(10, false);
        Finding f = only(dump);
        assertEquals("Both workers are held inside tasks by a std Mutex; who holds it is not known.", f.title());
        assertTrue(f.detail().startsWith("Waiters: threads 11 and 12, lib.rs:12"), f.detail());
        assertEquals(List.of("0:12", "0:112"), cited(f));
    }

    @Test
    void aPoolThreadThatWaitsIsNoFinding() {
        ThreadFacts pool = new ThreadFacts(Role.BLOCKING_POOL, State.MUTEX, false, false, ROLES, 1);
        Dump dump =
                new Dump("a.txt", 10L).thread(11, pool, "lock", "app::export").main(10, false);
        assertInstanceOf(RuleOutcome.Clear.class, check(dump));
    }

    @Test
    void whatCannotBeSeenIsNotCalledClear() {
        assertInstanceOf(RuleOutcome.CannotTell.class, check());
        assertInstanceOf(
                RuleOutcome.CannotTell.class,
                check(new Dump("a.txt", 10L).unknown(11).unknown(12)));
        assertInstanceOf(
                RuleOutcome.CannotTell.class,
                check(new Dump("a.txt", 10L).main(10, false).cut()));
        RuleOutcome some = check(new Dump("a.txt", 10L).main(10, false).unknown(11));
        assertEquals(
                "Looked at 2 threads in 1 dump; none waits for a std or parking_lot lock inside a task poll."
                        + " 1 thread had no symbols to tell by.",
                assertInstanceOf(RuleOutcome.Clear.class, some).because());
    }

    /** Thread 0 waits for the roles, 1 serves the driver, 2 is main, parked. */
    private static Dump dump() {
        return full("a.txt", 10L);
    }

    private static Dump full(String name, @Nullable Long pid) {
        return new Dump(name, pid)
                .waiter(11, ROLES)
                .worker(12, State.EPOLL_WAIT)
                .main(10, false);
    }

    private static RuleOutcome check(Dump... dumps) {
        return new BlockedByLockRule().check(Dump.of(dumps));
    }

    private static List<Finding> found(Dump... dumps) {
        return assertInstanceOf(RuleOutcome.Found.class, check(dumps)).findings();
    }

    private static Finding only(Dump... dumps) {
        List<Finding> found = found(dumps);
        assertEquals(1, found.size(), found.toString());
        return found.getFirst();
    }

    /** The first of {@code count} findings. */
    private static Finding only(Dump dump, int count) {
        List<Finding> found = found(dump);
        assertEquals(count, found.size(), found.toString());
        return found.getFirst();
    }

    private static List<String> cited(Finding f) {
        return f.citations().stream()
                .map((Citation c) -> c.input() + ":" + c.line())
                .toList();
    }
}
