package dev.unpark.ui;

import dev.unpark.model.Input;
import dev.unpark.model.Work;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.session.Pasting;
import dev.unpark.session.Request;
import dev.unpark.session.Saving;
import dev.unpark.store.EvidenceFile;
import dev.unpark.store.Recovery;
import dev.unpark.store.Unfinished;
import dev.unpark.work.Job;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What the window's menu does with files: open, save, export. */
public final class Actions {
    private final Workspace workspace;
    private final FilePicker picker;
    private final Opener opener;
    private final Recovery recovery;
    private @Nullable Autosave autosave;
    private final ReadOnlyObjectWrapper<@Nullable Path> savedAs = new ReadOnlyObjectWrapper<>();
    private int generation;

    public Actions(Workspace workspace, FilePicker picker, Recovery recovery) {
        this.workspace = workspace;
        this.picker = picker;
        this.recovery = recovery;
        this.opener = Opener.with(recovery).withTimeOfOpening(workspace::now);
    }

    /** Keeps the work safe from a crash from now on. */
    void keepSafe(Autosave keeper) {
        autosave = keeper;
    }

    /** Offers back what a crash left, newest first. */
    public void offerRecovery() {
        workspace
                .jobs()
                .start(
                        "Looking for unsaved work",
                        job -> recovery.unfinished(),
                        left -> {
                            if (!left.isEmpty()) {
                                offer(left.getFirst());
                            }
                        },
                        this::tell);
    }

    private void offer(Unfinished left) {
        String title = left.title().isBlank() ? "an investigation without a title" : "“" + left.title() + "”";
        workspace.tell(Notice.info("Unpark ended without saving " + title + ". Its work up to the last second is kept.")
                .with("Recover it", () -> recover(left)));
    }

    private void recover(Unfinished left) {
        int mine = ++generation;
        workspace
                .jobs()
                .start(
                        "Recovering",
                        opener.recover(left),
                        opened -> {
                            if (mine == generation) {
                                shown(opened);
                                notSavedYet();
                                workspace.tell(Notice.done("Recovered. Save it to keep it."));
                                forget(left);
                            }
                        },
                        this::tell);
    }

    private void forget(Unfinished left) {
        workspace
                .jobs()
                .start(
                        "Clearing up",
                        job -> {
                            recovery.discard(left);
                            return true;
                        },
                        done -> {},
                        this::tell);
    }

    private void tell(Throwable problem) {
        workspace.tell(Notice.of(problem));
    }

    /** Ends the window in order. */
    public void close() {
        if (autosave != null) {
            autosave.close();
        }
    }

    /** The file that saving writes to, or null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Path> savedAsProperty() {
        return savedAs.getReadOnlyProperty();
    }

    public void openFiles(Window owner) {
        List<Path> files = picker.files(owner);
        if (!files.isEmpty()) {
            open(files, List.of());
        }
    }

    public void openFolder(Window owner) {
        picker.folder(owner, "Open a folder with dumps, logs and sources")
                .ifPresent(folder -> open(List.of(folder), List.of()));
    }

    /** Opens files and folders in place of what is open; late results of an earlier opening are dropped. */
    public void open(List<Path> paths, List<Path> sources) {
        open(Request.of(paths, sources));
    }

    /** The same for what has another name than its path. */
    public void open(Request request) {
        int mine = ++generation;
        workspace
                .jobs()
                .start(
                        "Opening " + name(request),
                        opener.openShowing(
                                request,
                                early -> workspace.jobs().later(() -> {
                                    if (mine == generation) {
                                        workspace.showSoFar(early);
                                    }
                                })),
                        opened -> {
                            if (mine == generation) {
                                shown(opened);
                            }
                        },
                        problem -> {
                            if (mine == generation) {
                                generation++;
                                workspace.readingFailed();
                                workspace.tell(Notice.of(problem));
                            }
                        });
    }

    /** Opens the text that was copied, beside what is open; files that were copied are opened as such. */
    public void paste() {
        Clipboard clipboard = Clipboard.getSystemClipboard();
        if (clipboard.hasFiles()) {
            open(clipboard.getFiles().stream().map(File::toPath).toList(), List.of());
            return;
        }
        String text = clipboard.hasString() ? clipboard.getString() : null;
        if (text == null || text.isBlank()) {
            workspace.tell(Notice.info(
                    "There is no text on the clipboard. Copy a dump, a panic text or a log, then paste" + " it here."));
            return;
        }
        change(
                "Opening the pasted text",
                Pasting.open(opener, recovery::newFolder, text, workspace.opened()),
                opened -> Notice.done("The pasted text is open. Save the investigation to keep it."));
    }

    /**
     * Reads the file of an input as another format.
     *
     * @param format id; null for what it is recognised as
     */
    public void readAs(Input input, @Nullable String format) {
        Opened opened = workspace.opened();
        EvidenceFile file = opened == null ? null : opened.fileOf(input);
        if (opened == null || file == null) {
            return;
        }
        change(
                "Reading " + input.fileName() + " again",
                opener.readAs(opened, input, format),
                again -> Notice.done(input.fileName() + " is read "
                                + (format == null ? "as it is recognised" : "as " + format) + " now.")
                        .with("Undo", () -> readAs(input, file.readAs())));
    }

    // What is open becomes something that no saved file has.
    private void change(String title, Job<Opened> job, Function<Opened, Notice> done) {
        int mine = ++generation;
        workspace
                .jobs()
                .start(
                        title,
                        job,
                        opened -> {
                            if (mine == generation) {
                                shown(opened);
                                notSavedYet();
                                if (workspace.noticeProperty().get() == null) {
                                    workspace.tell(done.apply(opened));
                                }
                            }
                        },
                        problem -> {
                            if (mine == generation) {
                                tell(problem);
                            }
                        });
    }

    private void notSavedYet() {
        if (autosave != null) {
            autosave.notSavedYet();
        }
    }

    private void shown(Opened opened) {
        savedAs.set(opened.file());
        workspace.show(opened);
        List<String> bad = opened.investigation().evidence().inputs().stream()
                .map(in -> in.error() == null ? "" : in.fileName() + ": " + in.error())
                .filter(text -> !text.isEmpty())
                .toList();
        workspace.tell(bad.isEmpty() ? null : Notice.problem(String.join(" ", bad)));
    }

    private static String name(Request request) {
        if (request.given().isEmpty()) {
            return "files";
        }
        String shown = request.given().getFirst().shown();
        return shown.substring(shown.lastIndexOf('/') + 1);
    }

    /** Saves to the file that was saved before, or asks for one. */
    public void save(Window owner) {
        Opened opened = workspace.opened();
        if (opened == null) {
            workspace.tell(Notice.info("There is nothing to save yet. Open a dump or a folder first."));
            return;
        }
        Path file = savedAs.get();
        if (file == null) {
            picker.saveAs(owner, fileName(opened) + ".unpark").ifPresent(chosen -> save(opened, chosen));
        } else {
            save(opened, file);
        }
    }

    private void save(Opened opened, Path chosen) {
        Work work = opened.investigation().work();
        workspace
                .jobs()
                .start(
                        "Saving " + chosen.getFileName(),
                        Saving.save(opened, work, chosen),
                        done -> {
                            savedAs.set(done.file());
                            if (autosave != null) {
                                autosave.saved(work);
                            }
                            workspace.tell(
                                    Notice.done("Saved as " + done.file() + ". " + String.join(" ", done.notes())));
                        },
                        this::tell);
    }

    private static String fileName(Opened opened) {
        String title = opened.investigation().work().title().replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        return title.isBlank() ? "investigation" : title;
    }

    /** Writes the document in every form into a folder that is asked for. */
    public void export(Window owner) {
        Opened opened = workspace.opened();
        if (opened == null) {
            workspace.tell(Notice.info("There is nothing to export yet. Open a dump or a folder first."));
            return;
        }
        picker.folder(owner, "Write the postmortem into").ifPresent(folder -> export(opened, folder));
    }

    private void export(Opened opened, Path folder) {
        workspace
                .jobs()
                .start(
                        "Writing the postmortem",
                        ExportJob.write(opened, folder),
                        done -> workspace.tell(
                                Notice.done("Wrote " + String.join(" and ", done) + " to " + folder + ".")),
                        this::tell);
    }
}
