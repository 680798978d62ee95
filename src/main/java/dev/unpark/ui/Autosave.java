package dev.unpark.ui;

import dev.unpark.model.Investigation;
import dev.unpark.model.Work;
import dev.unpark.session.Opened;
import dev.unpark.session.Saving;
import dev.unpark.store.Recovery;
import dev.unpark.work.Refused;
import java.io.IOException;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the window's work where a crash cannot reach it: each change is on the disk within {@link #DELAY} and the time of
 * one small write, so that a kill at any moment costs less than a second.
 */
final class Autosave {
    private static final Duration DELAY = Duration.millis(250);

    private final Workspace workspace;
    private final Recovery recovery;
    private final PauseTransition pause = new PauseTransition(DELAY);
    private Recovery.@Nullable Session session;
    private @Nullable Work written;
    private int generation;

    Autosave(Workspace workspace, Recovery recovery) {
        this.workspace = workspace;
        this.recovery = recovery;
        pause.setOnFinished(e -> write());
        workspace.openedProperty().subscribe(this::begin);
        workspace.investigationProperty().map(Investigation::work).subscribe(work -> {
            if (session != null && !work.equals(written)) {
                pause.playFromStart();
            }
        });
    }

    /** The work is in a file of the person's own now: a crash would cost nothing. */
    void saved(Work work) {
        Recovery.Session now = session;
        if (now != null) {
            written = work;
            run("Keeping work safe", () -> now.saved(work));
        }
    }

    /** What was opened just now is in no file of the person's own: after a crash it is to be offered back. */
    void notSavedYet() {
        written = null;
        write();
    }

    /** The window closes in order: nothing is to be offered back. */
    void close() {
        Recovery.Session now = session;
        session = null;
        pause.stop();
        if (now != null) {
            try {
                now.close();
            } catch (IOException e) {
                // what stays is offered back at the next start, which is the safe side
            }
        }
    }

    private void begin(@Nullable Opened opened) {
        int mine = ++generation;
        close();
        if (opened == null) {
            return;
        }
        Work work = opened.investigation().work();
        written = work;
        workspace
                .jobs()
                .start(
                        "Keeping work safe",
                        job -> recovery.begin(Saving.contents(opened, work), opened.file()),
                        begun -> {
                            if (mine == generation) {
                                session = begun;
                                keepEvidence(begun);
                                write();
                            }
                        },
                        this::tell);
    }

    private void keepEvidence(Recovery.Session begun) {
        workspace
                .jobs()
                .start(
                        "Keeping a copy of the evidence",
                        job -> {
                            begun.keepEvidence(job);
                            return true;
                        },
                        done -> {},
                        this::tell);
    }

    private void write() {
        Recovery.Session now = session;
        Work work = workspace.investigation().work();
        if (now != null && !work.equals(written)) {
            written = work;
            run("Keeping work safe", () -> now.write(work));
        }
    }

    private interface Write {
        void run() throws IOException;
    }

    private void run(String title, Write write) {
        workspace
                .jobs()
                .start(
                        title,
                        job -> {
                            try {
                                write.run();
                            } catch (IOException e) {
                                throw new Refused(
                                        "Work could not be kept against a crash (" + e.getMessage()
                                                + "). Save it to a file of your own.",
                                        e);
                            }
                            return true;
                        },
                        done -> {},
                        this::tell);
    }

    private void tell(Throwable problem) {
        workspace.tell(Notice.of(problem));
    }
}
