package dev.unpark.ui.checklist;

import dev.unpark.checklist.Checklist;
import dev.unpark.checklist.Step;
import dev.unpark.checklist.StepAnswer;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import dev.unpark.source.Sources;
import dev.unpark.ui.Notice;
import dev.unpark.ui.RefWords;
import dev.unpark.ui.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The steps of the checklist, with what the evidence answers and what the person wrote. */
public final class ChecklistViewModel {
    private final Workspace workspace;
    private final Checklist checklist;
    private final ObservableList<StepCard> cards = FXCollections.observableArrayList();
    private final StringProperty current;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private Map<String, StepAnswer> answers = Map.of();
    private int generation;

    public ChecklistViewModel(Workspace workspace, Checklist checklist) {
        this.workspace = workspace;
        this.checklist = checklist;
        this.current = new SimpleStringProperty(checklist.steps().getFirst().id());
        workspace.investigationProperty().subscribe(i -> build());
        workspace.investigationProperty().map(Investigation::analysis).subscribe(a -> look());
        workspace.selectionProperty().subscribe(this::follow);
        current.subscribe(id -> build());
    }

    public ObservableList<StepCard> cards() {
        return cards;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Id of the step whose card is open. */
    public StringProperty currentProperty() {
        return current;
    }

    /** Marks the open step as done and opens the next one that is not. */
    public void done() {
        workspace.stepDone(current.get());
        next();
    }

    /** Leaves the open step out, for a reason, and opens the next one. */
    public void skip(String reason) {
        workspace.stepSkipped(current.get(), reason);
        next();
    }

    /** Makes a step that was done or skipped open again. */
    public void reopen(String step) {
        workspace.stepReopened(step);
        current.set(step);
    }

    /** Keeps the note of a step as it is typed. */
    public void note(String step, String text) {
        if (!workspace.investigation().work().step(step).note().equals(text)) {
            workspace.stepNote(step, text);
        }
    }

    /** Attaches what is selected to the open step's note; says so if nothing can be attached. */
    public void attachSelection() {
        ItemRef selected = workspace.selection();
        if (selected == null || selected instanceof ItemRef.OfStep) {
            workspace.tell(Notice.info("Select a thread, a frame or a finding first, then attach it."));
            return;
        }
        workspace.attach(current.get(), selected);
    }

    public void detach(String step, ItemRef ref) {
        workspace.detach(step, ref);
    }

    public void show(@Nullable ItemRef about) {
        if (about != null) {
            workspace.select(about);
        }
    }

    public void copied() {
        workspace.tell(Notice.done("Command copied."));
    }

    /** The words for an attached item. */
    public String words(ItemRef ref) {
        return RefWords.of(ref, workspace.investigation());
    }

    private void next() {
        checklist.steps().stream()
                .filter(s -> workspace.investigation().work().step(s.id()).status() == StepStatus.OPEN)
                .findFirst()
                .ifPresent(s -> current.set(s.id()));
    }

    private void follow(@Nullable ItemRef selected) {
        if (selected instanceof ItemRef.OfStep step
                && checklist.steps().stream().anyMatch(s -> s.id().equals(step.step()))) {
            current.set(step.step());
        }
    }

    private void look() {
        int mine = ++generation;
        Investigation investigation = workspace.investigation();
        Sources sources = workspace.sources();
        workspace
                .jobs()
                .start(
                        "Looking for answers",
                        context -> {
                            Map<String, StepAnswer> found = new LinkedHashMap<>();
                            for (Step step : checklist.steps()) {
                                context.checkCancelled();
                                found.put(step.id(), checklist.answer(step, investigation, sources));
                            }
                            return found;
                        },
                        found -> {
                            if (mine == generation) {
                                answers = found;
                                build();
                            }
                        },
                        problem -> {
                            if (mine == generation) {
                                workspace.tell(Notice.of(problem));
                            }
                        });
    }

    private void build() {
        List<StepCard> built = new ArrayList<>();
        int closed = 0;
        for (Step step : checklist.steps()) {
            StepRecord record = workspace.investigation().work().step(step.id());
            closed += record.status() == StepStatus.OPEN ? 0 : 1;
            built.add(
                    new StepCard(step, record, answers.get(step.id()), step.id().equals(current.get())));
        }
        title.set(checklist.title() + " · " + closed + " of " + built.size());
        if (!cards.equals(built)) {
            cards.setAll(built);
        }
    }
}
