package dev.unpark.ui.findings;

import dev.unpark.model.Analysis;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.RuleRun;
import dev.unpark.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the rules found, and what they could not tell. */
public final class FindingsViewModel {
    private final Workspace workspace;
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ObservableList<RuleRun> others = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Finding> current = new ReadOnlyObjectWrapper<>();

    public FindingsViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.investigationProperty().map(Investigation::analysis).subscribe(this::show);
        workspace.selectionProperty().subscribe(this::follow);
    }

    /** In the order of {@link Analysis#findings()}. */
    public ObservableList<Finding> findings() {
        return findings;
    }

    /** Rules that found nothing, could not tell, or failed: each with its sentence. */
    public ObservableList<RuleRun> others() {
        return others;
    }

    /** The finding whose text is shown, or null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Finding> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void open(Finding finding) {
        current.set(finding);
        workspace.select(new ItemRef.OfFinding(finding.key()));
    }

    public void show(ItemRef about) {
        workspace.select(about);
    }

    /** Opens the input's own text at the line that a citation names. */
    public void showLine(Citation citation) {
        workspace.select(new ItemRef.OfLine(
                workspace
                        .investigation()
                        .evidence()
                        .inputs()
                        .get(citation.input())
                        .id(),
                citation.line()));
    }

    public void addToTimeline(Finding finding) {
        workspace.addFinding(finding);
    }

    /** Whether there is anything to judge yet. */
    public boolean anythingOpened() {
        return !workspace.investigation().evidence().inputs().isEmpty();
    }

    private void show(Analysis analysis) {
        findings.setAll(analysis.findings());
        List<RuleRun> rest = new ArrayList<>();
        for (RuleRun run : analysis.runs()) {
            switch (run.outcome()) {
                case RuleOutcome.Found _ -> {}
                case RuleOutcome.Clear _, RuleOutcome.CannotTell _, RuleOutcome.Crashed _ -> rest.add(run);
            }
        }
        others.setAll(rest);
        Finding now = current.get();
        current.set(findings.stream()
                .filter(f -> now != null && f.key().equals(now.key()))
                .findFirst()
                .orElse(findings.isEmpty() ? null : findings.getFirst()));
    }

    private void follow(@Nullable ItemRef ref) {
        if (ref instanceof ItemRef.OfFinding wanted) {
            findings.stream()
                    .filter(f -> f.key().equals(wanted.key()))
                    .findFirst()
                    .ifPresent(current::set);
        }
    }
}
