package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final Classifier CLASSIFIER = Classifier.standard();

    @Test
    void theCrateOfTheSymbolDecides() {
        assertOrigin(FrameOrigin.OWN, "auth_service::permissions::allowed::h6407222318a103eb");
        assertOrigin(FrameOrigin.OWN, "auth_service[c39af58e15139f17]::permissions::allowed");
        assertOrigin(FrameOrigin.TOKIO, "<tokio[3d388f6a88d9122b]::runtime::park::Inner>::park");
        assertOrigin(FrameOrigin.LIBRARY, "tokio_util::sync::cancellation_token::CancellationToken::cancel");
        assertOrigin(FrameOrigin.LIBRARY, "hyper::proto::h1::dispatch::Dispatcher<D,Bs,I,T>::poll_catch");
        assertOrigin(FrameOrigin.STD, "core::ops::function::FnOnce::call_once<app::f::{closure_env#0}, ()>");
        assertOrigin(FrameOrigin.STD, "alloc::boxed::{impl#31}::call_once");
        assertOrigin(FrameOrigin.SYSTEM, "__GI___clock_nanosleep");
        assertOrigin(FrameOrigin.SYSTEM, "main");
        assertOrigin(FrameOrigin.UNKNOWN, "??");
        assertOrigin(FrameOrigin.UNKNOWN, "");
        assertOrigin(FrameOrigin.UNKNOWN, "___lldb_unnamed_symbol668");
        assertOrigin(FrameOrigin.SYSTEM, "clock_nanosleep@GLIBC_2.2.5");
    }

    @Test
    void methodsOfAPrimitiveAreCores() {
        assertOrigin(FrameOrigin.STD, "<u64>::rotate_left");
        assertOrigin(FrameOrigin.STD, "<str>::trim");
    }

    @Test
    void functionOfCIsOwnOnlyWhereItsFolderTellsSo() {
        assertOrigin(FrameOrigin.OWN, "on_signal", "auth-service/src/signals.rs");
        assertOrigin(FrameOrigin.SYSTEM, "__rdl_alloc", "alloc.rs"); // lldb prints no folders
    }

    @Test
    void placeOfWhatWasInlinedIsNotTheFunctions() {
        assertEquals(
                "auth-service/src/permissions.rs",
                file("auth_service::permissions::allowed", "auth-service/src/permissions.rs"));
        assertEquals("permissions.rs", file("auth_service::permissions::allowed", "permissions.rs"));
        assertEquals(
                null,
                file("auth_service::permissions::allowed", "/rustc/5980/library/std/src/sys/sync/mutex/futex.rs"));
        assertEquals(
                null,
                file(
                        "auth_service::permissions::allowed",
                        "/usr/share/cargo/registry/parking_lot-0.12.1/src/condvar.rs"));
        assertEquals("library/core/src/option.rs", file("core::option::unwrap_failed", "library/core/src/option.rs"));
        String pulled = "/home/u/.cargo/registry/src/x/futures-util-0.3.31/src/stream/mod.rs";
        assertEquals(pulled, file("<app::Feed as futures_util::stream::StreamExt>::next", pulled));
    }

    private static @Nullable String file(String raw, String printed) {
        SourcePlace place = FramePlaces.of(Dumps.frame(raw, printed));
        return place == null ? null : place.file();
    }

    @Test
    void theImplOfATraitBelongsToWhoeverCouldWriteIt() {
        assertOrigin(FrameOrigin.OWN, "<app::Upload as core::future::future::Future>::poll");
        assertOrigin(FrameOrigin.OWN, "<core::pin::Pin<P> as app::Work>::run");
        assertOrigin(FrameOrigin.STD, "<core::pin::Pin<P> as core::future::future::Future>::poll");
        assertOrigin(FrameOrigin.STD, "<&mut F as core::future::future::Future>::poll");
        assertOrigin(FrameOrigin.LIBRARY, "<T as futures_util::fns::FnOnce1<A>>::call_once");
        assertOrigin(
                FrameOrigin.TOKIO,
                "<tokio::runtime::blocking::task::BlockingTask<T> as core::future::future::Future>::poll");
        assertOrigin(
                FrameOrigin.STD,
                "core::ops::function::impls::<impl core::ops::function::FnOnce<A> for &mut F>::call_once");
    }

    @Test
    void aPackageOfTheCratesOwnNameMakesAnUnlistedCrateALibrary() {
        assertOrigin(
                FrameOrigin.LIBRARY,
                "rare_crate::Thing::go",
                "/home/u/.cargo/registry/src/index.crates.io-6f17d22bba15001f/rare-crate-0.3.1/src/lib.rs");
        assertOrigin(
                FrameOrigin.LIBRARY,
                "forked::go",
                "/home/u/.cargo/git/checkouts/forked-1a2b3c4d5e6f7a8b/9f8e7d6/src/lib.rs");
        assertOrigin(FrameOrigin.LIBRARY, "odd::go", "/srv/build/vendor/odd/src/lib.rs");
    }

    @Test
    void aPathOfAnotherPackageDoesNotTakeAnOwnFrameAway() {
        // eu-stack -s prints the line of the inlined call: https://sourceware.org/elfutils knows no inlining without
        // -i.
        assertOrigin(
                FrameOrigin.OWN,
                "auth_service::http::serve",
                "/usr/share/cargo/registry/hyper-0.14.19/src/server/mod.rs");
        assertOrigin(FrameOrigin.OWN, "auth_service::http::serve", "/rustc/59807616/library/core/src/option.rs");
        assertOrigin(FrameOrigin.OWN, "auth_service::http::serve", "src/http.rs");
    }

    @Test
    void aRelativePathOfADependencyIsNotOwn() {
        assertOrigin(FrameOrigin.TOKIO, "tokio::runtime::park::Inner::park", "src/runtime/park.rs");
        assertOrigin(FrameOrigin.LIBRARY, "parking_lot::condvar::Condvar::wait_until_internal", "src/condvar.rs");
    }

    @Test
    void aWorkspaceMemberMayBeCalledLikeALibrary() {
        assertOrigin(FrameOrigin.OWN, "config::load", "crates/config/src/lib.rs");
        assertOrigin(FrameOrigin.LIBRARY, "config::load", "/home/u/.cargo/registry/src/x/config-0.14.0/src/lib.rs");
        assertOrigin(FrameOrigin.LIBRARY, "config::load", "src/lib.rs");
    }

    private static void assertOrigin(FrameOrigin expected, String raw) {
        assertEquals(expected, CLASSIFIER.origin(Dumps.frame(raw, null)), raw);
    }

    private static void assertOrigin(FrameOrigin expected, String raw, String file) {
        assertEquals(expected, CLASSIFIER.origin(Dumps.frame(raw, file)), raw + " at " + file);
    }
}
