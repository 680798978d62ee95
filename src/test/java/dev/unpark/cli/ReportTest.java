package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    private static final Path HANG = Path.of("samples/silent-hang");

    @TempDir
    private Path folder;

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void reportIsTheDocumentInEveryFormAndThePicture() throws IOException {
        Path report = folder.resolve("new/report");
        Terminal.Ran ran = new Terminal(folder).run("report", HANG, "-o", report);
        assertEquals(3, ran.code(), ran.err());
        assertEquals(List.of("postmortem.html", "postmortem.md", "workspace.png"), names(report));
        assertEquals(3, ran.out().lines().count());
        assertTrue(Files.readString(report.resolve("postmortem.md")).contains("permissions.rs"));
    }

    @Test
    void secondReportReplacesTheFirstAndLeavesOtherFiles() throws IOException {
        Files.writeString(folder.resolve("postmortem.md"), "old");
        Files.writeString(folder.resolve("mine.txt"), "mine");
        new Terminal(folder).run("report", HANG, "-o", folder);
        assertEquals(List.of("mine.txt", "postmortem.html", "postmortem.md", "workspace.png"), names(folder));
        assertTrue(Files.size(folder.resolve("postmortem.md")) > 100);
    }

    @Test
    void withoutAPictureTheDocumentIsWrittenAllTheSame() throws IOException {
        Terminal terminal = new Terminal(folder).with((opened, png) -> {
            throw new Refused("No picture: no fonts here.");
        });
        Terminal.Ran ran = terminal.run("report", HANG, "-o", folder);
        assertEquals(3, ran.code());
        assertEquals("unpark: No picture: no fonts here.\n", ran.err());
        assertEquals(List.of("postmortem.html", "postmortem.md"), names(folder));
    }

    @Test
    void faultOfOurOwnIsASentenceAndNoStackTrace() {
        Terminal terminal = new Terminal(folder).with((opened, png) -> {
            throw new NoClassDefFoundError("some/Class");
        });
        Terminal.Ran ran = terminal.run("report", HANG, "-o", folder);
        assertEquals(1, ran.code());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("defect of Unpark"), ran.err());
        assertTrue(ran.err().contains("NoClassDefFoundError in dev.unpark.cli.ReportTest"), ran.err());
    }

    @Test
    void reportOfNothingWritesNothing() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Terminal.Ran ran = new Terminal(folder).run("report", empty, "-o", folder.resolve("out"));
        assertEquals(2, ran.code());
        assertEquals(List.of("empty"), names(folder));
    }

    @Test
    void folderThatIsAFileIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "x");
        Terminal.Ran ran = new Terminal(folder).run("report", HANG, "-o", file);
        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("taken is a file and no folder"), ran.err());
    }

    @Test
    void withoutADisplayThePlainFormWritesAReportAndNamesItsFolder() throws IOException {
        Terminal terminal = Terminal.withoutDisplay(folder);
        Terminal.Ran ran = terminal.run(HANG);
        assertEquals(0, ran.code(), ran.err());
        Path report = folder.resolve("unpark-report-silent-hang");
        assertEquals("unpark: There is no display. The report goes to " + report + " instead.\n", ran.err());
        assertEquals(List.of("postmortem.html", "postmortem.md", "workspace.png"), names(report));
        terminal.run(HANG);
        assertEquals(List.of("unpark-report-silent-hang", "unpark-report-silent-hang-2"), names(folder));
        assertEquals(List.of(), terminal.opened);
    }

    @Test
    void withoutADisplayAndWithoutAPathThereIsNothingToDo() {
        Terminal.Ran ran = Terminal.withoutDisplay(folder).run();
        assertEquals(64, ran.code());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    @Test
    void withoutADisplayAnUnreadablePathLeavesNoFolder() throws IOException {
        Terminal.Ran ran = Terminal.withoutDisplay(folder).run(folder.resolve("gone"));
        assertEquals(2, ran.code());
        assertEquals(List.of(), names(folder));
    }
}
