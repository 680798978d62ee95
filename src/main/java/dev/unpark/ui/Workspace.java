package dev.unpark.ui;

import dev.unpark.checklist.Step;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Evidence;
import dev.unpark.model.Finding;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.PathMapping;
import dev.unpark.model.Work;
import dev.unpark.session.Edits;
import dev.unpark.session.History;
import dev.unpark.session.Opened;
import dev.unpark.session.Reanalysis;
import dev.unpark.session.StepEdits;
import dev.unpark.source.Sources;
import dev.unpark.store.EvidenceFile;
import dev.unpark.work.JobRunner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What all views of one window share: the investigation, the selection, and the changes a person can make. Used on the FX
 * thread only.
 */
public final class Workspace {
    private final JobRunner jobs;
    private final Clock clock;
    private final List<Step> steps;
    private final ReadOnlyObjectWrapper<Investigation> investigation =
            new ReadOnlyObjectWrapper<>(Investigation.empty());
    private final ReadOnlyObjectWrapper<Sources> sources = new ReadOnlyObjectWrapper<>(Sources.none());
    private final ReadOnlyObjectWrapper<@Nullable ItemRef> selection = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Notice> notice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper undoLabel = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Opened> openedFiles = new ReadOnlyObjectWrapper<>();
    private @Nullable Opened opened;
    private History history = History.of(Investigation.empty());
    private int generation;
    private boolean reading;

    /** @param steps of the checklist, whose entries on the timeline carry their titles */
    public Workspace(JobRunner jobs, Clock clock, List<Step> steps) {
        this.jobs = jobs;
        this.clock = clock;
        this.steps = List.copyOf(steps);
    }

    public ReadOnlyObjectProperty<Investigation> investigationProperty() {
        return investigation.getReadOnlyProperty();
    }

    public Investigation investigation() {
        return investigation.get();
    }

    public ReadOnlyObjectProperty<Sources> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }

    public Sources sources() {
        return sources.get();
    }

    /** What is selected in every view, or null. */
    public ReadOnlyObjectProperty<@Nullable ItemRef> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public @Nullable ItemRef selection() {
        return selection.get();
    }

    /** The message across the window, or null. */
    public ReadOnlyObjectProperty<@Nullable Notice> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /** What undo would take back; empty if nothing. */
    public ReadOnlyStringProperty undoLabelProperty() {
        return undoLabel.getReadOnlyProperty();
    }

    public JobRunner jobs() {
        return jobs;
    }

    /** Where the evidence lies on this machine. */
    public List<EvidenceFile> files() {
        return opened == null ? List.of() : opened.files();
    }

    /** What was opened last, as it was then: changes when something else is opened, not with each edit. */
    public ReadOnlyObjectProperty<@Nullable Opened> openedProperty() {
        return openedFiles.getReadOnlyProperty();
    }

    /** What was opened, with the work as it is now; null while nothing is. */
    public @Nullable Opened opened() {
        return opened == null ? null : opened.with(investigation.get());
    }

    public Instant now() {
        return clock.instant();
    }

    /** Points all views at an item. */
    public void select(@Nullable ItemRef ref) {
        selection.set(ref);
    }

    public void tell(@Nullable Notice message) {
        notice.set(message);
    }

    /**
     * Shows what was read so far of what is being opened, unless something else is open: that stays until the new one is
     * whole. It can be looked at, and worked on once it is whole.
     */
    public void showSoFar(Opened soFar) {
        if (opened != null) {
            return;
        }
        ItemRef chosen = carried(soFar.investigation().evidence());
        reading = true;
        history = History.of(soFar.investigation());
        publish();
        selection.set(chosen == null ? first(soFar.investigation()) : chosen);
    }

    /** What was shown of it is taken away again. */
    public void readingFailed() {
        if (reading) {
            reading = false;
            selection.set(null);
            history = History.of(Investigation.empty());
            publish();
        }
    }

    private @Nullable ItemRef carried(Evidence to) {
        Investigation soFar = investigation.get();
        boolean chosen = reading && !Objects.equals(selection.get(), first(soFar));
        return chosen ? CarriedSelection.of(selection.get(), soFar.evidence(), to) : null;
    }

    /** Shows another investigation; selects what a person looks at first: the first finding's first citation. */
    public void show(Opened next) {
        generation++;
        ItemRef chosen = carried(next.investigation().evidence());
        reading = false;
        opened = next;
        history = History.of(next.investigation());
        selection.set(null);
        sources.set(next.sources());
        publish();
        openedFiles.set(next);
        selection.set(chosen == null ? first(next.investigation()) : chosen);
    }

    private static @Nullable ItemRef first(Investigation found) {
        if (!found.analysis().findings().isEmpty()) {
            return found.analysis().findings().getFirst().citations().getFirst().where();
        }
        if (!found.analysis().groups().isEmpty()) {
            var group = found.analysis().groups().getFirst();
            return new ItemRef.OfThread(
                    found.evidence().inputs().get(group.input()).id(), group.first());
        }
        if (!found.analysis().taskGroups().isEmpty()) {
            var group = found.analysis().taskGroups().getFirst();
            return new ItemRef.OfTask(
                    found.evidence().inputs().get(group.input()).id(), group.first());
        }
        return found.evidence().inputs().stream()
                .filter(i -> !i.panics().isEmpty())
                .findFirst()
                .map(i -> (ItemRef) new ItemRef.OfPanic(i.id(), 0))
                .orElse(null);
    }

    private boolean isStillReading() {
        if (reading) {
            tell(Notice.info("Unpark is still reading. Notes and steps can be written as soon as it is done."));
        }
        return reading;
    }

    private void publish() {
        investigation.set(history.current());
        String undo = history.undoLabel();
        undoLabel.set(undo == null ? "" : undo);
    }

    /** Makes a change that one undo takes back. */
    public void edit(String label, UnaryOperator<Work> change) {
        if (isStillReading()) {
            return;
        }
        history = history.apply(label, change.apply(investigation.get().work()));
        publish();
    }

    public void undo() {
        move(history.undo());
    }

    public void redo() {
        move(history.redo());
    }

    private void move(History next) {
        Work before = investigation.get().work();
        history = next;
        publish();
        if (Reanalysis.needed(before, history.current().work())) {
            analyseAgain();
        }
    }

    public void stepDone(String id) {
        step(id, "Mark step as done", (w, s) -> StepEdits.markDone(w, s, now()));
    }

    public void stepSkipped(String id, String reason) {
        step(id, "Skip step", (w, s) -> StepEdits.skip(w, s, reason, now()));
    }

    public void stepReopened(String id) {
        step(id, "Reopen step", (w, s) -> StepEdits.reopen(w, s, now()));
    }

    /** The note as it stands; changes of one note that follow each other are undone together. */
    public void stepNote(String id, String text) {
        if (isStillReading()) {
            return;
        }
        steps.stream().filter(s -> s.id().equals(id)).findFirst().ifPresent(step -> {
            history = history.amend(
                    "Write note on step " + step.number(),
                    StepEdits.setNote(investigation.get().work(), step, text, now()));
            publish();
        });
    }

    public void attach(String id, ItemRef item) {
        step(id, "Attach", (w, s) -> StepEdits.attach(w, s, item, now()));
        tell(Notice.done("Attached " + RefWords.of(item, investigation.get()) + ".")
                .with("Undo", this::undo));
    }

    public void detach(String id, ItemRef item) {
        step(id, "Detach", (w, s) -> StepEdits.detach(w, s, item, now()));
    }

    private void step(String id, String label, BiFunction<Work, Step, Work> change) {
        steps.stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .ifPresent(s -> edit(label, work -> change.apply(work, s)));
    }

    /** A free note, about what is selected if anything is. */
    public void addNote(String text) {
        ItemRef about = selection.get();
        edit("Add note", work -> Edits.addNote(work, text, about == null ? List.of() : List.of(about), now()));
    }

    /** What a person typed into the timeline, linked to what is selected for a note. */
    public void addEntry(Instant at, EntryKind kind, String text) {
        ItemRef about = kind == EntryKind.NOTE ? selection.get() : null;
        if (kind == EntryKind.NOTE) {
            edit("Add note", work -> Edits.addNote(work, text, about == null ? List.of() : List.of(about), at));
        } else {
            edit("Add entry", work -> Edits.addEntry(work, at, kind, text, null));
        }
    }

    public void editEntry(String id, Instant at, String text) {
        edit(
                "Edit entry",
                work -> work.entries().stream()
                        .filter(e -> e.id().equals(id))
                        .findFirst()
                        .map(e -> Edits.editEntry(work, id, at, e.kind(), text))
                        .orElse(work));
    }

    public void deleteEntry(String id) {
        edit("Delete entry", work -> Edits.deleteEntry(work, id));
    }

    public void addFinding(Finding finding) {
        edit(
                "Add finding to the timeline",
                work -> Edits.addFinding(work, investigation.get().evidence(), finding, now()));
        tell(Notice.done("The finding is on the timeline."));
    }

    /** What a person writes for a section of the document. */
    public void writeSection(String id, String text) {
        if (isStillReading()) {
            return;
        }
        history = history.amend(
                "Write " + id, Edits.setSection(investigation.get().work(), id, text));
        publish();
    }

    /** Says by hand which file a path means, and looks at the evidence again with it. */
    public void addMapping(PathMapping mapping) {
        edit("Map path", work -> Edits.setMapping(work, mapping));
        analyseAgain();
    }

    private void analyseAgain() {
        Opened now = opened();
        if (now == null) {
            return;
        }
        int mine = ++generation;
        jobs.start(
                "Looking at the evidence again",
                Reanalysis.with(now, investigation.get().work()),
                again -> {
                    if (mine == generation) {
                        opened = again;
                        history = history.analysed(
                                again.investigation().evidence(),
                                again.investigation().analysis());
                        sources.set(again.sources());
                        publish();
                    }
                },
                problem -> tell(Notice.of(problem)));
    }
}
