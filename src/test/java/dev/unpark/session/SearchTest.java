package dev.unpark.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.JobContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {
    @TempDir
    Path temp;

    private Path dir;

    @BeforeEach
    void makeFolder() throws IOException {
        dir = Files.createDirectory(temp.toRealPath().resolve("case"));
    }

    @Test
    void folderIsReadByNameAndItsSourceTreeIsARoot() throws IOException {
        write("b.txt");
        write("a/dump.txt");
        write("service/Cargo.toml");
        write("service/src/main.rs");
        write("service/README.md");
        write("service/dump.txt");
        write("c.log");

        Found found = search(dir);

        assertEquals(List.of("a/dump.txt", "b.txt", "c.log", "service/dump.txt"), files(found));
        assertEquals(List.of(dir.resolve("service")), roots(found));
        assertEquals(List.of(), found.notes());
    }

    @Test
    void hiddenFilesAndBuildFoldersAreSkipped() throws IOException {
        write(".git/log.txt");
        write(".hidden.txt");
        write("target/debug/dump.txt");
        write("node_modules/x.txt");
        write("dump.txt");

        assertEquals(List.of("dump.txt"), files(search(dir)));
    }

    @Test
    void workspaceIsOneRoot() throws IOException {
        write("Cargo.toml");
        write("crates/a/Cargo.toml");
        write("crates/a/src/lib.rs");

        assertEquals(List.of(dir), roots(search(dir)));
    }

    @Test
    void rustFilesWithoutAManifestAreATreeToo() throws IOException {
        write("src/inner/a.rs");
        write("src/main.rs");
        write("dump.txt");

        Found found = search(dir);

        assertEquals(List.of(dir.resolve("src")), roots(found));
        assertEquals(List.of("dump.txt"), files(found));
    }

    @Test
    void manifestOrSourceFileStandsForItsTreeAndAManifestIsEvidenceToo() throws IOException {
        write("Cargo.toml");
        write("src/main.rs");

        assertEquals(List.of(dir), roots(search(dir.resolve("Cargo.toml"))));
        assertEquals(List.of(dir), roots(search(dir.resolve("src/main.rs"))));
        assertEquals(1, search(dir.resolve("Cargo.toml")).files().size());
        assertEquals(List.of(), search(dir.resolve("src/main.rs")).files());
    }

    @Test
    void sourceFolderStandsForItsPackageButNotForAnyFolderBelow() throws IOException {
        write("Cargo.toml");
        write("src/bin/a.rs");
        write("captures/a.rs");

        assertEquals(dir, Search.packageOf(dir.resolve("src/bin")));
        assertEquals(dir, Search.packageOf(dir));
        assertEquals(dir.resolve("captures"), Search.packageOf(dir.resolve("captures")));
        assertEquals(temp, Search.packageOf(temp));
    }

    @Test
    void linksThatLeadBackUpEnd() throws IOException {
        write("a/dump.txt");
        Files.createSymbolicLink(dir.resolve("a/up"), dir);
        Files.createSymbolicLink(dir.resolve("a/self"), dir.resolve("a/self"));
        Files.createSymbolicLink(dir.resolve("b"), dir.resolve("a"));

        assertEquals(List.of("a/dump.txt", "a/self"), files(search(dir)));
    }

    @Test
    void linkedTreeOutsideIsFound() throws IOException {
        Path outside = Files.createDirectories(temp.toRealPath().resolve("elsewhere/service"));
        Files.writeString(outside.resolve("Cargo.toml"), "");
        Files.createSymbolicLink(dir.resolve("service"), outside);

        assertEquals(List.of(dir.resolve("service")), roots(search(dir)));
    }

    @Test
    void savedInvestigationInAFolderIsNotOpenedBySurprise() throws IOException {
        write("dump.txt");
        write("old.unpark");

        Found found = search(dir);

        assertEquals(List.of(), found.saved());
        assertEquals(
                List.of(dir + "/old.unpark is a saved investigation and was left out; open it by itself."),
                found.notes());
        assertEquals(
                List.of(dir.resolve("old.unpark")),
                search(dir.resolve("old.unpark")).saved());
    }

    @Test
    void pathGivenTwiceIsOneFile() throws IOException {
        write("dump.txt");

        Found found = search(dir.resolve("dump.txt"), dir, dir.resolve("./dump.txt"));

        assertEquals(1, found.files().size());
        assertTrue(found.files().getFirst().given());
    }

    @Test
    void namesBecomeReadableTitles() {
        assertEquals("Silent hang", title("samples/silent-hang/"));
        assertEquals("Dump 0930", title("/x/dump-0930.txt"));
        assertEquals("", title("/"));
        assertEquals("", title());
    }

    private static String title(String... paths) {
        return Titles.of(Request.of(Stream.of(paths).map(Path::of).toList(), List.of()));
    }

    private List<String> files(Found found) {
        return found.files().stream()
                .map(f -> dir.relativize(f.path()).toString())
                .toList();
    }

    private static List<Path> roots(Found found) {
        return found.roots().stream().map(Found.Root::path).toList();
    }

    private Found search(Path... paths) {
        return Search.in(Given.of(List.of(paths)), () -> Assertions.fail("nothing is packed"), JobContext.NONE);
    }

    private void write(String path) throws IOException {
        Path file = dir.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, path);
    }
}
