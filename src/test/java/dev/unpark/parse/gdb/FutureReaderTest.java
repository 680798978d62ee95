package dev.unpark.parse.gdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.model.HeldFuture;
import dev.unpark.model.Input;
import dev.unpark.model.LocalGuard;
import dev.unpark.parse.Formats;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class FutureReaderTest {
    private static final String GUARD =
            "std::sync::poison::mutex::MutexGuard<app::Table> {lock: 0x10, poison: std::sync::poison::Guard {panicking:"
                    + " false}}";

    private static Input read(String... locals) {
        String text = "Thread 1 (LWP 1):\n#0  0x1 in app::main () at main.rs:1\n        "
                + String.join("\n        ", locals) + "\n#1  0x2 in _start ()\n";
        return Formats.load()
                .read(Text.of(text), "dump", "sha", JobContext.NONE)
                .getFirst();
    }

    private static List<FutureLink> chain(String value) {
        List<HeldFuture> futures = read("f = " + value).futures();
        assertEquals(1, futures.size(), futures.toString());
        return futures.getFirst().chain();
    }

    private static FutureLink link(String function, int suspend, Guard... guards) {
        return new FutureLink(function, suspend, List.of(guards));
    }

    private static Guard table(String binding) {
        return new Guard(binding, "std::sync::Mutex", "app::Table", 0x10);
    }

    @Test
    void chainGoesFromTheOutermostToWhatIsAwaitedLast() {
        Input input = read(
                "a = 1",
                "f = app::run::{async_fn_env#0}::Suspend1{mode: 5, __awaitee: "
                        + "app::{impl#0}::mark<u8>::{async_fn_env#0}<u8>::Suspend0{table: " + GUARD
                        + ", __awaitee: tokio::sync::oneshot::Receiver<()> {inner: 0x1}, what: \"a}, __awaitee: \\\"{\"}, __3: true}");
        HeldFuture future = input.futures().getFirst();
        assertEquals(0, future.thread());
        assertEquals(0, future.frame());
        assertEquals(4, future.inputLine());
        assertEquals(
                List.of(
                        link("app::run", 1),
                        link("app::{impl#0}::mark", 0, table("table")),
                        link("tokio::sync::oneshot::Receiver", -4)),
                future.chain());
        assertEquals(List.of(), input.localGuards());
    }

    @Test
    void statesThatAreNoAwaitAreTold() {
        assertEquals(List.of(link("app::f", -1)), chain("app::f::{async_fn_env#0}::Unresumed"));
        assertEquals(List.of(link("app::f", -2)), chain("app::f::{async_fn_env#0}::Returned"));
        assertEquals(List.of(link("app::f", -3)), chain("app::f::{async_fn_env#0}::Panicked{a: 1}"));
        assertEquals(List.of(link("app::f::{{closure}}", 3)), chain("app::f::{async_block_env#2}::Suspend3{a: 1}"));
    }

    @Test
    void functionIsNotTakenFromGenericArguments() {
        assertEquals(
                List.of(link("tokio::task::local::{impl#2}::run_until", 0), link("app::serve", 2)),
                chain(
                        "tokio::task::local::{impl#2}::run_until::{async_fn_env#0}<app::serve::{async_fn_env#0}, fn() -> ()>"
                                + "::Suspend0{__awaitee: app::serve::{async_fn_env#0}::Suspend2{a: 1}}"));
        assertEquals(
                List.of(),
                read("f = app::State<app::f::{async_fn_env#0}>::Suspend1{a: 1}").futures());
    }

    @Test
    void guardsInsideOtherValuesCountForTheFunctionThatKeepsThem() {
        assertEquals(
                List.of(link("app::f", 0, table("both"), table("maybe"), table("__1"))),
                chain("app::f::{async_fn_env#0}::Suspend0{both: (u8, " + GUARD
                        + "), maybe: core::option::Option<X>::Some("
                        + GUARD + "), none: core::option::Option<std::sync::poison::mutex::MutexGuard<X>>::None, __1: "
                        + "app::Holder {inner: " + GUARD + "}, args: app::g::{async_fn_env#0}::Unresumed{a: 1}}"));
    }

    @Test
    void futuresThatAreJoinedGiveAChainEach() {
        List<HeldFuture> futures = read("f = app::f::{async_fn_env#0}::Suspend0{__awaitee: app::Join {a: "
                        + "app::a::{async_fn_env#0}::Suspend0{}, b: app::b::{async_fn_env#0}::Suspend2{t: " + GUARD
                        + "}}}")
                .futures();
        assertEquals(
                List.of(
                        List.of(link("app::f", 0), link("app::Join", -4), link("app::a", 0)),
                        List.of(link("app::f", 0), link("app::Join", -4), link("app::b", 2, table("t")))),
                futures.stream().map(HeldFuture::chain).toList());
    }

    @Test
    void guardsOfAllKindsAreReadAsLocals() {
        String rwlock =
                "lock_api::rwlock::RwLockWriteGuard<parking_lot::raw_rwlock::RawRwLock, (u8, app::T)> {rwlock: 0x20,"
                        + " marker: core::marker::PhantomData<(&mut (u8, app::T), lock_api::GuardNoSend)>}";
        String wrapped =
                "tokio::loom::std::parking_lot::MutexGuard<()> (core::marker::PhantomData<std::sync::poison::mutex"
                        + "::MutexGuard<()>>, lock_api::mutex::MutexGuard<parking_lot::raw_mutex::RawMutex, ()> {mutex: 0x30})";
        Input input = read(
                "w = " + rwlock,
                "m = " + wrapped,
                "r = std::sync::rwlock::RwLockReadGuard<u8> {data: core::ptr::non_null::NonNull<u8> {pointer: 0x41},"
                        + " inner_lock: 0x40}",
                "other = lock_api::mutex::MutexGuard<spin::Raw, u8> {mutex: 0x50}",
                "dead = <error reading variable: MutexGuard<u8> {lock: 0x60}>");
        assertEquals(
                List.of(
                        new Guard("w", "parking_lot::RwLock", "(u8, app::T)", 0x20),
                        new Guard("m", "parking_lot::Mutex", "()", 0x30),
                        new Guard("r", "std::sync::RwLock", "u8", 0x40)),
                input.localGuards().stream().map(LocalGuard::guard).toList());
        assertEquals(4, input.localGuards().get(1).inputLine());
    }

    @Test
    void valuesOverSeveralLinesAreReadTogether() {
        Input input = read(
                "f = app::run::{async_fn_env#0}::Suspend1{",
                "  vtable: 0x563111e57c90warning: (Error: pc 0x563111e57c90 in address map, but not in symtab.)",
                "  ,",
                "  __awaitee: app::g::{async_fn_env#0}::Suspend0 {",
                "    t: " + GUARD,
                "  }",
                "}");
        assertEquals(
                List.of(link("app::run", 1), link("app::g", 0, table("t"))),
                input.futures().getFirst().chain());
        assertEquals(0, input.notUnderstoodLines());
    }

    @Test
    void elisionsRepeatsAndCharactersDoNotDerail() {
        assertEquals(
                List.of(link("app::f", 0, table("t"))),
                chain(
                        "app::f::{async_fn_env#0}::Suspend0{s: \"aaa\"..., r: \"x\", '}' <repeats 200 times>, \"y\", c: 125 '}',"
                                + " q: 39 '\\'', z: [1, 2, 0 <repeats 30 times>, ...], d: &mut (dyn app::X + app::Y) {pointer: 0x1,"
                                + " vtable: 0x2 <app::vtable+4>}, f: 1.5, t: " + GUARD + ", ...}"));
    }

    @Test
    void cutAnywhereGivesWhatWasRead() {
        String value = "f = app::run::{async_fn_env#0}::Suspend1{mode: \"a\", t: " + GUARD
                + ", __awaitee: app::g::{async_fn_env#0}::Suspend0{c: 'x', t: (" + GUARD + ", 'y')}}";
        for (int cut = 0; cut < value.length(); cut++) {
            for (HeldFuture future : read(value.substring(0, cut)).futures()) {
                assertEquals("app::run", future.chain().getFirst().function());
            }
        }
        assertEquals(2, read(value).futures().getFirst().chain().size());
    }

    @Test
    void bracketsNestedWithoutEndAreSurvivedAndTold() {
        for (String deep : List.of("{", "app::X {a: (", "app::g::{async_fn_env#0}::Suspend0{__awaitee: ")) {
            Input input = read("f = app::f::{async_fn_env#0}::Suspend0{t: " + GUARD + ", d: " + deep.repeat(1_000_000));
            FutureLink first = input.futures().getFirst().chain().getFirst();
            assertEquals(link("app::f", 0, table("t")), first);
            assertTrue(
                    input.notes().stream().anyMatch(n -> n.contains("more than 200 brackets")),
                    input.notes().toString());
        }
    }

    @Test
    void piecesOfAStringWithoutEndAreSurvived() {
        assertEquals(
                List.of(link("app::f", 0, table("t"))),
                chain("app::f::{async_fn_env#0}::Suspend0{t: " + GUARD + ", s: " + "\"a\", ".repeat(1_000_000)));
    }

    @Test
    void futuresBeyondTheLimitAreTold() {
        String one = "app::g::{async_fn_env#0}::Suspend0{a: 1}, b: ";
        Input input = read("f = app::f::{async_fn_env#0}::Suspend0{b: " + one.repeat(65) + "1}");
        assertEquals(64, input.futures().size());
        assertEquals(
                List.of("The value on line 3 holds more than 64 futures that wait; the others were left out."),
                input.notes());
    }
}
