package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Panic;
import dev.unpark.model.Role;
import dev.unpark.model.Stack;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Traps and eras of which no capture is at hand, as stacks written by hand after Tokio's and std's sources. */
class ClassifierTest {
    /** How every worker's stack ends: a worker is a task of the blocking pool. */
    private static final List<String> WORKER = List.of(
            "tokio::runtime::scheduler::multi_thread::worker::Context::run",
            "tokio::runtime::scheduler::multi_thread::worker::run",
            "<tokio::runtime::blocking::task::BlockingTask<T> as core::future::future::Future>::poll",
            "tokio::runtime::task::core::Core<T,S>::poll",
            "tokio::runtime::task::harness::Harness<T,S>::poll",
            "tokio::runtime::blocking::pool::Inner::run",
            "std::sys::backtrace::__rust_begin_short_backtrace",
            "start_thread",
            "clone3");

    private static final List<String> TASK = List.of(
            "tokio::runtime::task::core::Core<T,S>::poll",
            "tokio::runtime::task::harness::Harness<T,S>::poll",
            "tokio::runtime::scheduler::multi_thread::worker::Context::run_task");

    @Test
    void aWorkerThatParksIsInsideNoPollThoughThePollChainIsOnItsStack() {
        ThreadFacts facts = facts(
                List.of(
                        "syscall",
                        "parking_lot::condvar::Condvar::wait_until_internal",
                        "tokio::runtime::scheduler::multi_thread::park::Parker::park",
                        "tokio::runtime::scheduler::multi_thread::worker::Context::park_timeout"),
                WORKER);
        assertEquals(new ThreadFacts(Role.WORKER, State.PARK, false, false, null, -1), facts);
    }

    @Test
    void aTaskThatParksItsWorkerIsBlocked() {
        ThreadFacts facts = facts(
                List.of(
                        "syscall",
                        "std::sys::sync::thread_parking::futex::Parker::park",
                        "std::thread::park",
                        "app::wait"),
                TASK,
                WORKER);
        assertEquals(State.PARK, facts.state());
        assertTrue(facts.isBlocked());
        assertEquals(Health.BLOCKED, Health.of(facts));
    }

    @Test
    void aSchedulerInATypeArgumentDoesNotMakeTheRole() {
        // Identical functions are merged in release builds: the printed arguments may be another task's.
        ThreadFacts facts = facts(
                List.of(
                        "__GI___clock_nanosleep",
                        "tokio::runtime::task::core::Core<app::bip::{{closure}},alloc::sync::Arc<tokio::runtime::scheduler::current_thread::Handle>>::poll",
                        "tokio::runtime::scheduler::multi_thread::worker::Context::run_task"),
                WORKER);
        assertEquals(Role.WORKER, facts.role());
        assertEquals(State.SLEEP, facts.state());
    }

    @Test
    void anInlinedRunTaskIsToldByThePollChainInsideTheLoop() {
        ThreadFacts facts =
                facts(List.of("__libc_recv", "app::read", "tokio::runtime::task::harness::Harness<T,S>::poll"), WORKER);
        assertEquals(true, facts.insideTaskPoll());
        assertEquals(State.IO, facts.state());
        assertEquals(1, facts.ownFrame());
    }

    @Test
    void anOuterOwnFrameIsNotTheCulpritOfAPoll() {
        ThreadFacts facts = facts(
                List.of("syscall", "<std[e28293b1aa0f68bd]::sys::sync::mutex::futex::Mutex>::lock_contended"),
                List.of(
                        "tokio::runtime::task::core::Core<T,S>::poll",
                        "tokio::task::local::LocalSet::tick",
                        "tokio::runtime::scheduler::current_thread::CurrentThread::block_on",
                        "tokio::runtime::runtime::Runtime::block_on",
                        "auth_local::main",
                        "std::rt::lang_start",
                        "main"));
        assertEquals(Role.LOCAL_SET, facts.role());
        assertTrue(facts.isBlocked());
        assertEquals(-1, facts.ownFrame());
    }

    @Test
    void theRootFutureOfACurrentThreadRuntimeIsAPollUnlessTheThreadIsParked() {
        List<String> outer = List.of(
                "tokio::runtime::scheduler::current_thread::CoreGuard::block_on",
                "tokio::runtime::scheduler::current_thread::CurrentThread::block_on",
                "tokio::runtime::runtime::Runtime::block_on",
                "app::main",
                "std::rt::lang_start",
                "main");
        ThreadFacts polled = facts(List.of("__GI___clock_nanosleep", "app::main::{{closure}}"), outer);
        assertEquals(new ThreadFacts(Role.BLOCK_ON, State.SLEEP, true, true, null, 1), polled);
        ThreadFacts parked = facts(
                List.of(
                        "epoll_wait",
                        "tokio::runtime::io::driver::Driver::turn",
                        "tokio::runtime::scheduler::current_thread::Context::park"),
                outer);
        assertEquals(new ThreadFacts(Role.BLOCK_ON, State.EPOLL_WAIT, false, false, null, 6), parked);
    }

    @Test
    void aRuntimeThatIsBlockedOnInsideATaskHoldsItsWorkerThoughItWaitsInEpoll() {
        ThreadFacts facts = facts(
                List.of(
                        "epoll_wait",
                        "tokio::runtime::io::driver::Driver::turn",
                        "tokio::runtime::scheduler::current_thread::Context::park",
                        "tokio::runtime::scheduler::current_thread::CoreGuard::block_on",
                        "tokio::runtime::scheduler::current_thread::CurrentThread::block_on",
                        "tokio::runtime::runtime::Runtime::block_on",
                        "app::legacy",
                        "tokio::runtime::context::runtime_mt::exit_runtime",
                        "tokio::task::blocking::block_in_place",
                        "app::handler::{{closure}}"),
                TASK,
                WORKER);
        WaitsFor waits = new WaitsFor("tokio::runtime::Runtime::block_on", null, 0);
        assertEquals(new ThreadFacts(Role.WORKER, State.BLOCK_ON, true, true, waits, 6), facts);
    }

    @Test
    void aMutexInsideANestedBlockOnIsTheMutexAndNotTheBlockOn() {
        ThreadFacts facts = facts(
                List.of(
                        "syscall",
                        "std::sys::sync::mutex::futex::Mutex::lock_contended",
                        "futures_executor::local_pool::block_on",
                        "app::handler::{{closure}}"),
                TASK,
                WORKER);
        assertEquals(State.MUTEX, facts.state());
    }

    @Test
    void aBlockOnOfAPoolThreadHoldsNoTask() {
        ThreadFacts facts = facts(List.of(
                "syscall",
                "tokio::runtime::park::Inner::park",
                "tokio::runtime::park::CachedParkThread::block_on",
                "tokio::runtime::handle::Handle::block_on",
                "app::import",
                "tokio::runtime::task::core::Core<T,S>::poll",
                "tokio::runtime::blocking::pool::Inner::run",
                "clone3"));
        assertEquals(Role.BLOCKING_POOL, facts.role());
        assertEquals(State.BLOCK_ON, facts.state());
        assertEquals(false, facts.blocked());
        assertEquals(Health.WAITING, Health.of(facts));
    }

    @Test
    void anIdlePoolThreadRestsAndAParkedClosureDoesNot() {
        ThreadFacts idle = facts(List.of(
                "syscall",
                "std::sys::sync::condvar::futex::Condvar::wait_optional_timeout",
                "std::sync::poison::condvar::Condvar::wait_timeout",
                "tokio::runtime::blocking::pool::Inner::run",
                "clone3"));
        assertEquals(new ThreadFacts(Role.BLOCKING_POOL, State.PARK, false, false, null, -1), idle);
        assertEquals(Health.RESTING, Health.of(idle));
        ThreadFacts closure = facts(List.of(
                "syscall",
                "std::thread::park_timeout",
                "tokio::runtime::task::core::Core<T,S>::poll",
                "tokio::runtime::blocking::pool::Inner::run",
                "clone3"));
        assertEquals(State.PARK, closure.state());
        assertEquals(Health.WAITING, Health.of(closure));
    }

    @Test
    void aPlainThreadThatReceivesFromTokioIsInNoBlockOnOfARuntime() {
        ThreadFacts facts = facts(List.of(
                "syscall",
                "tokio::runtime::park::Inner::park",
                "tokio::runtime::park::CachedParkThread::block_on",
                "tokio::sync::mpsc::bounded::Receiver<T>::blocking_recv",
                "app::logger",
                "start_thread"));
        assertEquals(Role.OTHER, facts.role());
        assertEquals(State.RECV, facts.state());
    }

    @Test
    void oldSpellingsOfTheWorkerAreKnown() {
        List<String> outer = List.of(
                "tokio::runtime::thread_pool::worker::Context::run",
                "tokio::runtime::thread_pool::worker::run",
                "tokio::runtime::blocking::pool::Inner::run",
                "clone");
        ThreadFacts idle = facts(
                List.of(
                        "pthread_cond_wait@@GLIBC_2.3.2",
                        "std::sys::unix::condvar::Condvar::wait",
                        "std::sync::condvar::Condvar::wait",
                        "tokio::runtime::park::Inner::park_condvar",
                        "<tokio::runtime::park::Parker as tokio::park::Park>::park",
                        "tokio::runtime::thread_pool::worker::Context::park_timeout"),
                outer);
        assertEquals(new ThreadFacts(Role.WORKER, State.PARK, false, false, null, -1), idle);
        ThreadFacts held = facts(
                List.of(
                        "__lll_lock_wait",
                        "pthread_mutex_lock",
                        "std::sys::unix::mutex::Mutex::lock",
                        "std::sys_common::mutex::MovableMutex::raw_lock",
                        "std::sync::mutex::Mutex<T>::lock",
                        "app::work::{{closure}}",
                        "<core::future::from_generator::GenFuture<T> as core::future::future::Future>::poll",
                        "tokio::runtime::thread_pool::worker::Context::run_task"),
                outer);
        assertEquals(
                new ThreadFacts(Role.WORKER, State.MUTEX, true, true, new WaitsFor("std::sync::Mutex", null, 0), 5),
                held);
    }

    @Test
    void theFirstReleasesOfTokioTwoTenthsAreKnown() {
        List<String> outer = List.of(
                "tokio::runtime::thread_pool::worker::GenerationGuard::run",
                "std::thread::local::LocalKey<T>::with",
                "tokio::runtime::thread_pool::worker::Worker::run",
                "tokio::task::core::Core<T>::poll",
                "tokio::task::harness::Harness<T,S>::poll",
                "tokio::runtime::blocking::pool::Inner::run2",
                "tokio::runtime::blocking::pool::Inner::run",
                "start_thread");
        ThreadFacts idle = facts(
                List.of(
                        "pthread_cond_wait@@GLIBC_2.3.2",
                        "std::sync::condvar::Condvar::wait",
                        "<tokio::park::either::Either<A,B> as tokio::park::Park>::park",
                        "tokio::runtime::thread_pool::worker::GenerationGuard::park"),
                outer);
        assertEquals(new ThreadFacts(Role.WORKER, State.PARK, false, false, null, -1), idle);
        ThreadFacts held = facts(
                List.of(
                        "__lll_lock_wait",
                        "pthread_mutex_lock",
                        "std::sync::mutex::Mutex<T>::lock",
                        "app::work::{{closure}}",
                        "tokio::task::core::Core<T>::poll",
                        "tokio::task::harness::Harness<T,S>::poll",
                        "tokio::runtime::thread_pool::worker::GenerationGuard::run_task"),
                outer);
        assertEquals(
                new ThreadFacts(Role.WORKER, State.MUTEX, true, true, new WaitsFor("std::sync::Mutex", null, 0), 3),
                held);
    }

    @Test
    void aWorkerOfTokioOneTenthIsAnotherRuntimes() {
        ThreadFacts facts = facts(List.of(
                "pthread_cond_wait@@GLIBC_2.3.2",
                "std::sync::condvar::Condvar::wait",
                "tokio_threadpool::worker::Worker::sleep",
                "tokio_threadpool::worker::Worker::run",
                "tokio_reactor::with_default",
                "tokio::runtime::threadpool::builder::Builder::build::{{closure}}"));
        assertEquals(new ThreadFacts(Role.OTHER, State.PARK, false, false, null, -1), facts);
        assertEquals(
                -1,
                ownFrame(
                        "core::panicking::panic_fmt",
                        "futures::task_impl::std::set",
                        "tokio_threadpool::task::Task::run",
                        "tokio_threadpool::worker::Worker::run_task",
                        "app::main"));
    }

    /** As Windows' debug information spells them; a long one is cut within its arguments. */
    @Test
    void namesOfWindowsAreReadLikeThoseOfLinux() {
        List<String> outer = List.of(
                "tokio::runtime::scheduler::multi_thread::worker::Context::run",
                "tokio::runtime::scheduler::multi_thread::worker::run::closure$0::closure$0",
                "tokio::runtime::context::scoped::Scoped<enum2$<tokio::runtime::scheduler::Context> >::set<enum2$<tokio::runtime::scheduler::Context>,tokio::runtime::scheduler::multi_thread::worker::run::closure$0::closure_env$0,tuple$<> >",
                "tokio::runtime::scheduler::multi_thread::worker::run",
                "tokio::runtime::scheduler::multi_thread::worker::impl$0::launch::closure$0",
                "tokio::runtime::blocking::task::impl$2::poll<tokio::runtime::scheduler::multi_thread::worker::impl$0::launch::closure_env$0,tuple$<> >",
                "tokio::runtime::task::core::impl$6::poll<tokio::runtime::blocking::task::BlockingTask<tokio::runtime::scheduler::multi_thread::wor",
                "tokio::runtime::task::harness::Harness<tokio::runtime::blocking::task::BlockingTask<tokio::runtime::scheduler::multi_thread::worker::impl$0::launch::closure_env$0>,tokio::runtime::blocking::schedule::BlockingSchedule>::poll<",
                "alloc::boxed::impl$48::call_once<tuple$<>,dyn$<core::ops::function::FnOnce<tuple$<>,assoc$<Output,tuple$<> > > >,alloc::alloc::Global>",
                "BaseThreadInitThunk",
                "RtlUserThreadStart");
        List<String> task = List.of(
                "tokio::runtime::task::core::impl$6::poll::closure$0<enum2$<auth::login::async_fn_env$0>,alloc::sync::Arc<tokio::runtime::scheduler::multi_thread::handle::Handle> >",
                "tokio::runtime::scheduler::multi_thread::worker::Context::run_task");
        ThreadFacts held = facts(
                List.of(
                        "std::sys::sync::mutex::futex::Mutex::lock_contended",
                        "std::sync::mutex::Mutex<auth::RoleTable>::lock<auth::RoleTable>",
                        "auth::login::async_fn$0"),
                task,
                outer);
        assertEquals(
                new ThreadFacts(
                        Role.WORKER,
                        State.MUTEX,
                        true,
                        true,
                        new WaitsFor("std::sync::Mutex", "auth::RoleTable", 0),
                        2),
                held);
        ThreadFacts idle = facts(
                List.of(
                        "NtRemoveIoCompletionEx",
                        "tokio::runtime::io::driver::Driver::turn",
                        "tokio::runtime::scheduler::multi_thread::park::impl$2::park_driver",
                        "tokio::runtime::scheduler::multi_thread::worker::Context::park_timeout"),
                outer);
        assertEquals(new ThreadFacts(Role.WORKER, State.EPOLL_WAIT, false, false, null, -1), idle);
        assertEquals(
                4,
                ownFrame(
                        "std::panicking::begin_panic_handler",
                        "core::panicking::panic_fmt",
                        "core::option::unwrap_failed",
                        "enum2$<core::option::Option<auth::User> >::unwrap<auth::User>",
                        "auth::login::async_fn$0",
                        "tokio::runtime::scheduler::multi_thread::worker::Context::run_task"));
    }

    @Test
    void leavesOfOtherSystemsAreKnown() {
        assertEquals(
                State.EPOLL_WAIT,
                facts(
                                List.of(
                                        "kevent",
                                        "mio::sys::unix::selector::kqueue::Selector::select",
                                        "mio::poll::Poll::poll"),
                                WORKER)
                        .state());
        assertEquals(
                State.EPOLL_WAIT,
                facts(List.of("ntdll!NtRemoveIoCompletionEx", "KERNELBASE!GetQueuedCompletionStatusEx"), WORKER)
                        .state());
        assertEquals(
                State.MUTEX,
                facts(List.of("__psynch_mutexwait", "_pthread_mutex_firstfit_lock_wait", "app::f"), TASK, WORKER)
                        .state());
        assertEquals(
                State.MUTEX,
                facts(
                                List.of(
                                        "__psynch_cvwait",
                                        "_pthread_cond_wait",
                                        "parking_lot_core::thread_parker::imp::ThreadParker::park",
                                        "parking_lot::raw_mutex::RawMutex::lock_slow",
                                        "app::f"),
                                TASK,
                                WORKER)
                        .state());
        assertEquals(
                State.PARK,
                facts(List.of("semaphore_wait_trap", "std::sys::sync::thread_parking::darwin::Parker::park"), WORKER)
                        .state());
        assertEquals(
                State.SLEEP,
                facts(List.of("ntdll!NtDelayExecution", "KERNELBASE!SleepEx"), WORKER)
                        .state());
    }

    @Test
    void aStackThatIsCutBeforeItsRoleSaysUnknown() {
        ThreadFacts facts = facts(List.of("syscall", "std::sys::sync::mutex::futex::Mutex::lock_contended", "app::f"));
        assertEquals(Role.UNKNOWN, facts.role());
        assertEquals(State.MUTEX, facts.state());
        assertNull(facts.insideTaskPoll());
        assertNull(facts.blocked());
        assertEquals(2, facts.ownFrame());
    }

    @Test
    void aCutStackThatShowsThePollOfAFutureIsInsideAPoll() {
        ThreadFacts facts = facts(List.of(
                "syscall",
                "std::sys::sync::mutex::futex::Mutex::lock_contended",
                "app::f",
                "tokio::runtime::task::core::Core<app::f::{async_fn_env#0}, alloc::sync::Arc<tokio::Handle>>::poll"));
        assertEquals(Role.UNKNOWN, facts.role());
        assertEquals(true, facts.insideTaskPoll());
        assertTrue(facts.isBlocked());
        ThreadFacts closure = facts(
                List.of(
                        "__GI___clock_nanosleep",
                        "app::f",
                        "tokio::runtime::task::core::Core<tokio::runtime::blocking::task::BlockingTask<app::f::{closure_env#0}>, tokio::S>::poll"));
        assertNull(closure.insideTaskPoll());
    }

    @Test
    void withoutSymbolsOnlyTheLeafCounts() {
        assertEquals(
                State.UNKNOWN, facts(List.of("syscall", "??", "??", "clone3")).state());
        assertEquals(
                State.UNKNOWN, facts(List.of("__libc_recv", "??", "clone3")).state());
        assertEquals(
                State.SLEEP,
                facts(List.of("__GI___clock_nanosleep", "??", "clone3")).state());
        ThreadFacts dns = facts(List.of("__GI___poll", "send_dg", "__GI_getaddrinfo", "??"));
        assertEquals(new ThreadFacts(Role.UNKNOWN, State.DNS, null, null, null, -1), dns);
        ThreadFacts driver = facts(List.of("epoll_wait", "??"));
        assertEquals(Health.WAITING, Health.of(driver), "nobody can say that it rests");
    }

    @Test
    void anEmptyStackTellsNothing() {
        assertEquals(new ThreadFacts(Role.UNKNOWN, State.UNKNOWN, null, null, null, -1), facts(List.of()));
    }

    @Test
    void aWaitNamesThePrimitiveAndWhatItGuards() {
        ThreadFacts facts = facts(
                List.of(
                        "syscall",
                        "parking_lot::raw_mutex::RawMutex::lock_slow",
                        "lock_api::mutex::Mutex<parking_lot::raw_mutex::RawMutex, alloc::vec::Vec<app::Job, alloc::alloc::Global>>::lock<parking_lot::raw_mutex::RawMutex, alloc::vec::Vec<app::Job, alloc::alloc::Global>>",
                        "app::f"),
                TASK,
                WORKER);
        WaitsFor waits = facts.waitsFor();
        assertNotNull(waits);
        assertEquals(new WaitsFor("parking_lot::Mutex", "alloc::vec::Vec<app::Job, alloc::alloc::Global>", 0), waits);
    }

    @Test
    void theFrameOfAPanicIsTheUsersBelowTheMachinery() {
        assertEquals(
                4,
                ownFrame(
                        "app::main::{{closure}}",
                        "std::panicking::rust_panic_with_hook",
                        "core::panicking::panic_fmt",
                        "tokio::runtime::scheduler::Handle::current",
                        "app::sampler::sample",
                        "app::main"));
        assertEquals(0, ownFrame("app::f", "app::main"));
        assertEquals(-1, ownFrame("core::panicking::panic_fmt", "tokio::runtime::context::enter_runtime"));
        assertEquals(-1, ownFrame());
        assertEquals(
                -1,
                ownFrame(
                        "core::panicking::panic_fmt",
                        "tokio::runtime::task::core::Core<T,S>::poll",
                        "tokio::task::local::LocalSet::tick",
                        "session_cache::main"),
                "main is not inside the poll");
    }

    @Test
    void theSameDumpGivesTheSameFacts() {
        List<ThreadFacts> first = Classifier.standard().classify(Dumps.stack("syscall", "app::f"));
        assertEquals(first, Classifier.standard().classify(Dumps.stack("syscall", "app::f")));
        assertFalse(first.isEmpty());
    }

    private static int ownFrame(String... functions) {
        List<Frame> frames =
                Stream.of(functions).map(name -> Dumps.frame(name, null)).toList();
        Panic panic = new Panic("main", null, "boom", null, new Stack(frames), new FrameLines(new int[0]), 1);
        return Classifier.standard().ownFrame(panic);
    }

    @SafeVarargs
    private static ThreadFacts facts(List<String>... parts) {
        List<String> functions = new ArrayList<>();
        for (List<String> part : parts) {
            functions.addAll(part);
        }
        return Dumps.facts(functions.toArray(String[]::new));
    }
}
