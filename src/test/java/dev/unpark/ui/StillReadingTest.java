package dev.unpark.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.InputId;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.store.Recovery;
import dev.unpark.work.DirectJobRunner;
import dev.unpark.work.JobContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace while a long dump is being read: to be looked at, not to be worked on. */
class StillReadingTest {
    private static final Path DUMP = Path.of("src/test/resources/fixtures/formats/gdb/bt/input.txt");
    private static final Path OTHER = Path.of("src/test/resources/fixtures/formats/gdb/core/input.txt");

    @TempDir
    private Path state;

    private final Workspace workspace = new Workspace(
            new DirectJobRunner(), Clock.fixed(Instant.parse("2026-11-24T10:05:00Z"), ZoneOffset.UTC), List.of());
    private Opened soFar;
    private Opened whole;

    @BeforeEach
    void read() throws Exception {
        soFar = open(OTHER);
        whole = open(DUMP);
    }

    private Opened open(Path path) throws Exception {
        return Opener.with(Recovery.under(state)).open(List.of(path), List.of()).run(JobContext.NONE);
    }

    @Test
    void isShownAndCannotBeChanged() {
        workspace.showSoFar(soFar);
        assertEquals(soFar.investigation(), workspace.investigation());
        assertNull(workspace.opened(), "there is nothing to save yet");
        workspace.addNote("written too early");
        workspace.writeSection("summary", "written too early");
        assertEquals(soFar.investigation(), workspace.investigation());
        Notice told = Objects.requireNonNull(workspace.noticeProperty().get());
        assertTrue(told.toString().contains("still reading"), told.toString());
    }

    @Test
    void threadThatThePersonChoseStaysChosen() {
        workspace.showSoFar(soFar);
        workspace.select(new ItemRef.OfThread(first(soFar), 1));
        workspace.show(whole);
        assertEquals(new ItemRef.OfThread(first(whole), 1), workspace.selection());
        workspace.addNote("now it can be written");
        assertEquals(1, workspace.investigation().work().notes().size());
    }

    @Test
    void goesAwayWhenReadingFails() {
        workspace.showSoFar(soFar);
        workspace.readingFailed();
        assertEquals(Investigation.empty(), workspace.investigation());
        assertNull(workspace.selection());
    }

    @Test
    void doesNotPushAsideWhatIsOpen() {
        workspace.show(whole);
        workspace.showSoFar(soFar);
        assertEquals(whole.investigation(), workspace.investigation());
        workspace.readingFailed();
        assertEquals(whole.investigation(), workspace.investigation());
    }

    private static InputId first(Opened opened) {
        return opened.investigation().evidence().inputs().getFirst().id();
    }
}
