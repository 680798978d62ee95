package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.unpark.source.RustSyntax.Binding;
import dev.unpark.source.RustSyntax.Function;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionLookupTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            auth_service::permissions::reload_holding_lock,                  src/permissions.rs:17
            auth_service::permissions::reload_holding_lock::{{closure}},     src/permissions.rs:17
            auth_service::permissions::reload_holding_lock::{async_fn_env#0}, src/permissions.rs:17
            auth_service::permissions::reload_holding_lock::{closure#0},     src/permissions.rs:17
            auth_service::permissions::allowed,                              src/permissions.rs:11
            auth_service::permissions::allowed::{{closure}},                 none
            auth_service::permissions::missing,                              none
            auth_service::health::{impl#0}::mark,                            src/health.rs:25
            auth_service::health::{impl#1}::mark::{async_fn#0},              src/health.rs:25
            auth_service::health::HealthHandle::mark,                        src/health.rs:25
            <auth_service::health::HealthHandle>::mark,                      src/health.rs:25
            auth_service::health::Monitor::mark,                             none
            auth_service::health::mark,                                      none
            auth_service::run::{{closure}},                                  src/main.rs:34
            auth_service::main,                                              src/main.rs:22
            auth_service::audit::start::{{closure}},                         src/audit.rs:9
            auth_service::audit::start::{async_block_env#0},                 src/audit.rs:9
            auth_service::audit::start::{async_block#1},                     none
            auth_service::http::serve::{async_fn#0}::{closure#0}::{async_block#0}, src/http.rs:12
            auth_service::http::serve::{closure#0}::{closure#0}::{closure#0}, src/http.rs:12
            auth_service::http::serve::{{closure}}::{{closure}}::{{closure}}, src/http.rs:12
            auth_service::http::serve::{{closure}}::{{closure}},             none
            tokio::runtime::park::Inner::park,                               none
            main,                                                            none
            """)
    void namesOfTheSample(String symbol, String expected) throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE);
        assertEquals(expected, place(sources, symbol));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            ledger_core::open,                                           ledger/src/lib.rs:4
            ledger_core::api::post::{{closure}},                         ledger/src/api/mod.rs:1
            ledger_core::store::{impl#0}::next,                          ledger/src/store/mod.rs:13
            ledger_core::store::{impl#0}::len,                           none
            ledger_core::store::Writer::len,                             ledger/src/store/mod.rs:19
            <ledger_core::store::Writer as core::future::future::Future>::poll, ledger/src/store/mod.rs:27
            <ledger_core::Writer as core::future::future::Future>::poll, ledger/src/store/mod.rs:27
            <ledger_core::store::Reader as core::clone::Clone>::clone,   none
            gateway_admin::reload,                                       gateway/src/bin/admin.rs:3
            gateway::reload,                                             none
            gateway::main,                                               gateway/src/main.rs:2
            gateway::main::{async_block_env#0},                          gateway/src/main.rs:2
            gateway::main::{async_block#0}::{async_block_env#0},         gateway/src/main.rs:3
            gateway::main::{async_block#0}::{async_block#2},             gateway/src/main.rs:5
            gateway::main::{{closure}}::{{closure}},                     none
            """)
    void namesInAWorkspace(String symbol, String expected) throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(expected, place(sources, symbol));
    }

    @Test
    void attributeThatWrapsABodyLeavesItsBlocksUnnamed() throws IOException, Refused {
        Path src = Files.createDirectories(temp.resolve("app/src"));
        Files.writeString(temp.resolve("app/Cargo.toml"), "[package]\nname = \"app\"\n");
        Files.writeString(src.resolve("main.rs"), "#[instrument]\nasync fn f() {\n    async { g().await }.await;\n}\n");
        Sources sources = SourceFixtures.open(temp.resolve("app"));
        assertEquals("src/main.rs:2", place(sources, "app::f::{async_fn#0}"));
        assertEquals("none", place(sources, "app::f::{async_fn#0}::{async_block#0}"));
        assertEquals("none", place(sources, "app::f::{{closure}}::{{closure}}"));
    }

    @Test
    void linesOfTheHeldLockMoveWithTheSource() throws IOException, Refused {
        Path src = Files.createDirectories(temp.resolve("auth-service/src"));
        Files.copy(SourceFixtures.AUTH_SERVICE.resolve("Cargo.toml"), temp.resolve("auth-service/Cargo.toml"));
        Files.writeString(src.resolve("main.rs"), "mod permissions;\n");
        String text = Files.readString(SourceFixtures.AUTH_SERVICE.resolve("src/permissions.rs"));
        Files.writeString(src.resolve("permissions.rs"), "// one\n// two\n// three\n" + text);
        String symbol = "auth_service::permissions::reload_holding_lock";
        assertHeld(
                SourceFixtures.open(SourceFixtures.AUTH_SERVICE)
                        .function(symbol)
                        .orElseThrow(),
                18,
                20,
                21);
        assertHeld(
                SourceFixtures.open(temp.resolve("auth-service"))
                        .function(symbol)
                        .orElseThrow(),
                21,
                23,
                24);
    }

    private static void assertHeld(FunctionAt at, int binding, int... awaits) {
        Function function = at.function();
        assertEquals(Arrays.stream(awaits).boxed().toList(), function.awaits());
        assertEquals(true, function.awaitsCertain());
        Binding table = RustSyntax.binding(function, "table", function.awaits().get(1));
        assertEquals(new Binding("table", binding, function.endLine(), "state.roles.lock().unwrap()"), table);
    }

    @Test
    void bindingThatAnAwaitSees() throws Refused {
        RustSyntax syntax = SourceFixtures.open(SourceFixtures.SYNTAX).syntax("bindings.rs");
        Function shadows = syntax.functions().getFirst();
        assertEquals(List.of(7, 8, 10), shadows.awaits());
        // The await of the inner initialiser still sees the outer guard.
        assertEquals(2, line(RustSyntax.binding(shadows, "guard", 7)));
        assertEquals(4, line(RustSyntax.binding(shadows, "guard", 8)));
        assertEquals(10, line(RustSyntax.binding(shadows, "guard", 10)));
        assertNull(RustSyntax.binding(shadows, "guard", 1));
        assertNull(RustSyntax.binding(shadows, "other", 8));
    }

    private static int line(@Nullable Binding binding) {
        return binding == null ? 0 : binding.line();
    }

    private static String place(Sources sources, String symbol) {
        return sources.function(symbol)
                .map(at -> at.path() + ":" + at.function().startLine())
                .orElse("none");
    }
}
