package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenTreeTest {
    @TempDir
    Path temp;

    private Path file(String path) throws IOException {
        return file(path, "");
    }

    private Path file(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void listsSourceAndManifestsOnly() throws IOException, Refused {
        for (String path : List.of(
                "Cargo.toml",
                "Cargo.lock",
                ".cargo/config.toml",
                "b/src/z.rs",
                "b/src/a.rs",
                "b/src/target/mod.rs",
                "b.rs",
                "README.md",
                "config.toml",
                "target/debug/build/x.rs",
                "b/target/y.rs",
                ".git/hooks/x.rs",
                "web/node_modules/p/x.rs")) {
            file(path);
        }
        assertEquals(
                List.of(
                        ".cargo/config.toml",
                        "Cargo.lock",
                        "Cargo.toml",
                        "b.rs",
                        "b/src/a.rs",
                        "b/src/target/mod.rs",
                        "b/src/z.rs"),
                SourceFixtures.open(temp).files());
    }

    @Test
    void linkThatLeadsBackUpIsNotFollowed() throws IOException, Refused {
        file("app/src/main.rs");
        file("elsewhere/src/shared.rs");
        Path app = temp.resolve("app");
        Files.createSymbolicLink(app.resolve("src/loop"), app);
        Files.createSymbolicLink(app.resolve("src/up"), temp);
        Files.createSymbolicLink(app.resolve("again"), app.resolve("src"));
        Files.createSymbolicLink(app.resolve("a-link"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(app.resolve("b-link"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(temp.resolve("elsewhere/back"), temp.resolve("elsewhere"));
        Files.createSymbolicLink(app.resolve("nowhere"), temp.resolve("missing"));
        Files.createSymbolicLink(app.resolve("src/linked.rs"), temp.resolve("elsewhere/src/shared.rs"));
        assertEquals(
                List.of("a-link/src/shared.rs", "src/linked.rs", "src/main.rs"),
                SourceFixtures.open(app).files());
    }

    @Test
    void pathsOfSeveralRootsStayUnique() throws IOException, Refused {
        file("one/app/src/main.rs", "// one");
        file("two/app/src/main.rs", "// two");
        file("lib/src/lib.rs");
        Sources apart = SourceFixtures.open(temp.resolve("one/app"), temp.resolve("lib"));
        assertEquals(List.of("src/lib.rs", "src/main.rs"), apart.files());
        Sources same = SourceFixtures.open(temp.resolve("one/app"), temp.resolve("two/app"), temp.resolve("lib"));
        assertEquals(List.of("app-2/src/main.rs", "app/src/main.rs", "lib/src/lib.rs"), same.files());
        assertEquals(List.of("app", "app", "lib"), same.rootNames());
        assertEquals(List.of("// two"), same.text("app-2/src/main.rs").lines());
        assertEquals(temp.resolve("one/app/src/main.rs").toRealPath(), same.locate("app/src/main.rs"));
    }

    @Test
    void rootInsideOfAnEarlierOneAddsNothing() throws IOException, Refused {
        file("ws/app/src/main.rs");
        Sources sources = SourceFixtures.open(temp.resolve("ws"), temp.resolve("ws/app"), temp.resolve("ws"));
        assertEquals(List.of("app/src/main.rs"), sources.files());
    }

    @Test
    void unreadableFolderIsNoted() throws IOException, Refused {
        file("src/main.rs");
        Path locked = Files.createDirectories(temp.resolve("src/locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        try {
            Sources sources = SourceFixtures.open(temp);
            assertEquals(List.of("src/main.rs"), sources.files());
            // root reads everything, so nothing is missing for it and nothing is noted
            List<String> notes = Files.isReadable(locked)
                    ? List.of()
                    : List.of("The folder src/locked could not be read; its files are missing.");
            assertEquals(notes, sources.notes());
        } finally {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void hugeTreeIsCutWithANote() throws IOException, Refused {
        for (int i = 0; i < 20; i++) {
            file("src/m" + i + "/mod.rs");
        }
        Sources sources = Sources.open(List.of(temp), JobContext.NONE, 5, 1000);
        assertEquals(5, sources.files().size());
        assertEquals(1, sources.notes().size());
        assertEquals(
                1, Sources.open(List.of(temp), JobContext.NONE, 5000, 5).notes().size());
    }

    @Test
    void cancelStopsTheListing() throws IOException {
        file("src/main.rs");
        JobContext cancelled = new JobContext() {
            @Override
            public void progress(long done, long total, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> Sources.open(List.of(temp), cancelled));
    }

    @Test
    void rootThatIsNoFolderIsRefusedInASentence() throws IOException {
        Path file = file("Cargo.toml");
        assertEquals(
                file + " is not a folder. Choose the folder that holds Cargo.toml.",
                assertThrows(Refused.class, () -> SourceFixtures.open(file)).getMessage());
        Path missing = temp.resolve("missing");
        assertEquals(
                missing + " does not exist. Choose the folder that holds Cargo.toml.",
                assertThrows(Refused.class, () -> SourceFixtures.open(missing)).getMessage());
    }

    @Test
    void folderWithoutSourceIsNoted() throws Refused {
        assertEquals(
                List.of("No Rust source was found there. Open the folder that holds Cargo.toml."),
                SourceFixtures.open(temp).notes());
    }

    @Test
    void textIsDecodedAndSplit() throws IOException, Refused {
        Path file = file("a.rs");
        Files.write(file, "\uFEFFone\r\ntwo\n\nfo\rur".getBytes(StandardCharsets.UTF_8));
        Sources sources = SourceFixtures.open(temp);
        assertEquals(List.of("one", "two", "", "fo\rur"), sources.text("a.rs").lines());
        Files.write(file, new byte[] {'a', (byte) 0xff, 0, 'b', '\n'});
        assertEquals(List.of("a\uFFFD\0b"), sources.text("a.rs").lines());
        Files.write(file, new byte[0]);
        assertEquals(List.of(), sources.text("a.rs").lines());
        assertEquals(new RustSyntax(List.of(), List.of()), sources.syntax("a.rs"));
    }

    @Test
    void fileThatCannotBeShownIsRefusedInASentence() throws IOException, Refused {
        Path file = file("a.rs");
        file("Cargo.toml");
        Sources sources = SourceFixtures.open(temp);
        assertEquals(
                "Cargo.toml is not a Rust file.",
                assertThrows(Refused.class, () -> sources.syntax("Cargo.toml")).getMessage());
        assertEquals(
                "b.rs is not in the opened tree. Open the folder that holds it.",
                assertThrows(Refused.class, () -> sources.text("b.rs")).getMessage());
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(20L << 20);
        }
        assertEquals(
                "a.rs has 20.0 MB; source files up to 8 MB are shown. Open it in an editor.",
                assertThrows(Refused.class, () -> sources.text("a.rs")).getMessage());
        Files.delete(file);
        assertEquals(
                "a.rs could not be read. Check that it is still there and its permissions.",
                assertThrows(Refused.class, () -> sources.text("a.rs")).getMessage());
    }

    @Test
    void syntaxIsKept() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.AUTH_SERVICE);
        assertSame(sources.syntax("src/http.rs"), sources.syntax("src/http.rs"));
    }

    @Test
    void packagesOfAWorkspace() throws Refused {
        List<String> shown = SourceFixtures.open(SourceFixtures.WORKSPACE).packages().stream()
                .map(p -> p.name() + " " + p.version() + " in " + p.folder() + " "
                        + p.targets().stream()
                                .map(t -> t.crate() + "=" + t.rootFile())
                                .toList())
                .toList();
        assertEquals(
                List.of(
                        "gateway 0.4.0 in gateway [gateway_admin=src/bin/admin.rs, gateway=src/main.rs]",
                        "ledger null in ledger [ledger_core=src/lib.rs, ledger=src/main.rs]",
                        "shared-types 1.1.0 in shared-types [shared_types=src/lib.rs]"),
                shown);
    }

    @Test
    void hostileSourceBreaksNothing() throws IOException, Refused {
        file("deep.rs", "fn f() { let x = " + "(".repeat(100_000) + ")".repeat(100_000) + "; }");
        file("blocks.rs", "fn f() " + "{".repeat(50_000));
        file("chain.rs", "async fn f() { a" + ".b().await".repeat(5_000) + "; }");
        file("quotes.rs", "\"'r#\"/*".repeat(20_000));
        file("words.rs", "async await fn impl let match |x| .await #[ ".repeat(100));
        Sources sources = SourceFixtures.open(temp);
        for (String path : sources.files()) {
            for (RustSyntax.Token token : sources.syntax(path).tokens()) {
                assertTrue(token.length() > 0);
            }
        }
        RustSyntax.Function chain = sources.syntax("chain.rs").functions().getFirst();
        assertEquals(false, chain.awaitsCertain());
    }
}
