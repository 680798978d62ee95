package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.PathMapping;
import dev.unpark.source.Mapping.Ambiguous;
import dev.unpark.source.Mapping.Found;
import dev.unpark.source.Mapping.NotThere;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathMappingTest {
    @TempDir
    Path temp;

    @Test
    void rootsOwnNameCountsAsALeadingSegment() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE);
        assertEquals(
                new Found("src/permissions.rs", "by suffix auth-service/src/permissions.rs"),
                sources.map("auth-service/src/permissions.rs", "auth_service::permissions::allowed"));
        assertEquals(
                new Found("src/permissions.rs", "by suffix auth-service/src/permissions.rs"),
                sources.map("auth-service/src/permissions.rs", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/build/out/programs/report-runner/src/legacy.rs",
                "/app/src/legacy.rs",
                "./src/legacy.rs",
                "src/legacy.rs",
                "legacy.rs",
                "C:\\build\\report-runner\\src\\legacy.rs",
                "report-runner/src/bin/../legacy.rs",
                "src/legacy.rs/@/4kqx0u0ky3wvbhbk",
            })
    void pathsOfOtherMachines(String printed) throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.REPORT_RUNNER);
        Mapping mapping = sources.map(printed, "report_runner::legacy::Client::fetch");
        assertEquals("src/legacy.rs", assertInstanceOf(Found.class, mapping).path());
    }

    @Test
    void openedBelowThePackageItsManifestStillTellsTheCrate() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE.resolve("src"));
        Mapping mapping = sources.map("auth-service/src/http.rs", "auth_service::http::route::{{closure}}");
        assertEquals(new Found("http.rs", "by suffix auth-service/src/http.rs"), mapping);
        assertInstanceOf(NotThere.class, sources.map("src/http.rs", "hyper::http::x"));
        assertEquals(
                "permissions.rs",
                sources.function("auth_service::permissions::allowed")
                        .orElseThrow()
                        .path());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            src/main.rs,                       some_tool::main
            src/main.rs,                       tokio::runtime::park::Inner::park
            src/http.rs,                       <hyper::Server<I> as core::future::future::Future>::poll
            src/http.rs,                       <hyper[134aa1347f09de33]::server::Server>::poll
            http.rs,                           hyper::http::poll
            /home/u/.cargo/registry/src/index.crates.io-6f17d22bba15001f/warp-0.3.6/src/http.rs, warp::http::x
            /home/u/.cargo/registry/src/index.crates.io-6f17d22bba15001f/warp-0.3.6/src/http.rs, auth_service::http::route
            C:\\Users\\u\\.cargo\\registry\\src\\github.com-1ecc6299db9ec823\\warp-0.3.6\\src\\http.rs,
            /usr/share/cargo/registry/warp-0.3.6/src/http.rs,
            /home/u/.cargo/git/checkouts/warp-0123456789abcdef/1a2b3c4/src/http.rs,
            /build/vendor/warp-0.3.6/src/http.rs,
            /rust/deps/hashbrown-0.15.2/src/main.rs,
            /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/http.rs,
            /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/src/libstd/http.rs,
            /usr/lib/rustlib/src/rust/library/std/src/http.rs,
            library/std/src/http.rs,           std::http::x
            library/core/src/main.rs,
            ../sysdeps/unix/sysv/linux/x86_64/syscall.S,
            ../csu/libc-start.c,               __libc_start_main
            ./nptl/pthread_create.c,           start_thread
            vendor/http.rs,
            other/src/nothing.rs,              auth_service::nothing::x
            '',
            """)
    void othersCodeIsNeverMappedOnToTheTree(String printed, String symbol) throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE);
        NotThere mapping = assertInstanceOf(NotThere.class, sources.map(printed, symbol));
        assertTrue(!mapping.why().isBlank() && !mapping.remedy().isBlank());
    }

    @Test
    void saysWhatWouldMakeItWork() throws Refused {
        assertEquals(
                new NotThere(
                        "No source tree is open", "Open the folder that holds Cargo.toml, or start with --source DIR"),
                Sources.none().map("src/main.rs", null));
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(
                new NotThere(
                        "This frame is in tokio, which is not in the opened tree",
                        "Open that crate's source folder as well: ~/.cargo/registry/src/…/tokio-1.24.2"),
                sources.map("src/runtime/park.rs", "tokio::runtime::park::Inner::park"));
        assertEquals(
                new NotThere(
                        "This frame is in tracing_core, which is not in the opened tree",
                        "Open that crate's source folder as well: ~/.cargo/registry/src/…/tracing-core-0.1.30"),
                sources.map("src/lib.rs", "tracing_core::dispatch"));
        assertEquals(
                new NotThere(
                        "This frame is in hyper 0.14.19, which is not in the opened tree",
                        "Open that crate's source folder as well: ~/.cargo/registry/src/…/hyper-0.14.19"),
                sources.map("/usr/share/cargo/registry/hyper-0.14.19/src/server/conn.rs", null));
    }

    @Test
    void crateOfTheSymbolDecidesBetweenManyMains() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(
                new Ambiguous(List.of("gateway/src/main.rs", "ledger/src/main.rs")), sources.map("src/main.rs", null));
        assertEquals(
                new Found("gateway/src/main.rs", "by suffix src/main.rs"),
                sources.map("src/main.rs", "gateway::main::{{closure}}"));
        assertEquals(
                new Found("ledger/src/lib.rs", "by suffix src/lib.rs"), sources.map("src/lib.rs", "ledger_core::open"));
        assertEquals(
                new Found("shared-types/src/lib.rs", "by suffix src/lib.rs"),
                sources.map("src/lib.rs", "shared_types::x"));
        assertEquals(
                new Found("gateway/src/bin/admin.rs", "by suffix src/bin/admin.rs"),
                sources.map("/b/src/bin/admin.rs", "gateway_admin::reload"));
    }

    @Test
    void moduleOfTheSymbolDecidesWhereOnlyTheFileNameIsPrinted() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(
                new Found("ledger/src/store/mod.rs", "by suffix mod.rs and module"),
                sources.map("mod.rs", "ledger_core::store::Reader::len"));
        assertEquals(
                new Ambiguous(List.of("ledger/src/api/mod.rs", "ledger/src/store/mod.rs")),
                sources.map("mod.rs", "ledger_core::elsewhere::f"));
    }

    @Test
    void anotherPackagesFolderInThePathIsNoMatch() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(
                new Ambiguous(List.of("gateway/src/main.rs", "ledger/src/main.rs")),
                sources.map("/b/payments/src/main.rs", null));
        assertInstanceOf(NotThere.class, sources.map("/b/payments/src/main.rs", "payments::main"));
        assertInstanceOf(NotThere.class, sources.map("/b/ledger/src/index/mod.rs", "ledger_core::index::x"));
    }

    @Test
    void withoutASymbolARelativePathOfAnotherPackageIsNotTheOpenedOne() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE);
        assertEquals(new Ambiguous(List.of("src/main.rs")), sources.map("gateway/src/main.rs", null));
        assertEquals(new Found("src/main.rs", "by suffix src/main.rs"), sources.map("C:\\build\\src\\main.rs", null));
        assertEquals(new Found("src/main.rs", "by suffix src/main.rs"), sources.map("./src/main.rs", null));
    }

    @Test
    void inlinedLineUnderAnotherCratesSymbolIsFoundByThePackagesFolder() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(
                new Found("gateway/src/main.rs", "by suffix gateway/src/main.rs"),
                sources.map("gateway/src/main.rs", "tokio::runtime::task::core::Core<T,S>::poll"));
        assertEquals(
                new Found("shared-types/src/lib.rs", "by suffix shared-types/src/lib.rs"),
                sources.map("shared-types/src/lib.rs", "ledger_core::open"));
    }

    @Test
    void traitImplMayStandInTheCrateOfEither() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE);
        assertEquals(
                "shared-types/src/api/mod.rs",
                assertInstanceOf(
                                Found.class,
                                sources.map(
                                        "src/api/mod.rs", "<alloc::string::String as shared_types::api::Named>::name"))
                        .path());
    }

    @Test
    void choiceByHandWinsAndHelpsItsNeighbours() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.WORKSPACE)
                .withMappings(List.of(
                        new PathMapping("/b/x/src/main.rs", "ledger/src/main.rs"),
                        new PathMapping("gone.rs", "no/such/file.rs")));
        assertEquals(new Found("ledger/src/main.rs", "by hand"), sources.map("/b/x/src/main.rs", null));
        assertEquals(new Found("ledger/src/main.rs", "by hand"), sources.map("/b/x/src/main.rs", "gateway::main"));
        assertInstanceOf(Ambiguous.class, sources.map("/b/y/src/main.rs", null));
        assertInstanceOf(NotThere.class, sources.map("gone.rs", null));
        Sources neighbours = SourceFixtures.open(SourceFixtures.WORKSPACE)
                .withMappings(List.of(new PathMapping("/b/x/src/main.rs", "shared-types/src/lib.rs")));
        assertEquals(
                List.of("ledger/src/api/mod.rs", "shared-types/src/api/mod.rs"),
                assertInstanceOf(Ambiguous.class, neighbours.map("/b/x/src/api/mod.rs", null))
                        .candidates());
        Sources alike = SourceFixtures.open(SourceFixtures.WORKSPACE)
                .withMappings(List.of(new PathMapping("/b/x/src/store/mod.rs", "ledger/src/store/mod.rs")));
        assertInstanceOf(Ambiguous.class, alike.map("/c/src/main.rs", null));
    }

    @Test
    void registryCrateThatIsOpenedIsFoundInItsVersionOnly() throws IOException, Refused {
        Path tokio = Files.createDirectories(temp.resolve("tokio-1.24.2/src/runtime"));
        Files.writeString(tokio.resolve("park.rs"), "fn park() {}\n");
        Files.writeString(
                temp.resolve("tokio-1.24.2/Cargo.toml"), "[package]\nname = \"tokio\"\nversion = \"1.24.2\"\n");
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE, temp.resolve("tokio-1.24.2"));
        String printed = "/usr/share/cargo/registry/tokio-1.24.2/src/runtime/park.rs";
        assertEquals(
                new Found("tokio-1.24.2/src/runtime/park.rs", "by suffix tokio-1.24.2/src/runtime/park.rs"),
                sources.map(printed, "tokio::runtime::park::Inner::park"));
        assertEquals(
                new Found("tokio-1.24.2/src/runtime/park.rs", "by suffix src/runtime/park.rs"),
                sources.map("src/runtime/park.rs", "tokio::runtime::park::Inner::park"));
        assertEquals(
                "This frame is in tokio 1.53.1; the opened tree has 1.24.2, whose lines may differ",
                assertInstanceOf(
                                NotThere.class,
                                sources.map(printed.replace("1.24.2", "1.53.1"), "tokio::runtime::park::Inner::park"))
                        .why());
    }

    @Test
    void withoutAnyManifestTheFoldersNameIsTheCrate() throws IOException, Refused {
        Path src = Files.createDirectories(temp.resolve("my-app/src"));
        Files.writeString(src.resolve("lib.rs"), "");
        Sources sources = SourceFixtures.open(temp.resolve("my-app"));
        assertEquals(new Found("src/lib.rs", "by suffix src/lib.rs"), sources.map("src/lib.rs", "my_app::f"));
        assertEquals(new Ambiguous(List.of("src/lib.rs")), sources.map("src/lib.rs", "renamed::f"));
        assertInstanceOf(NotThere.class, sources.map("src/other.rs", "renamed::f"));
    }
}
