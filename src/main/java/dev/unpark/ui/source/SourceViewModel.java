package dev.unpark.ui.source;

import dev.unpark.model.ItemRef;
import dev.unpark.model.PathMapping;
import dev.unpark.ui.Notice;
import dev.unpark.ui.Workspace;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Follows the selection: shows the file and line that belong to it, or says why it cannot. */
public final class SourceViewModel {
    private final Workspace workspace;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown.Nothing());
    private int generation;

    public SourceViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.selectionProperty().subscribe(this::follow);
        workspace.sourcesProperty().subscribe(s -> follow(workspace.selection()));
        workspace.investigationProperty().map(i -> i.analysis()).subscribe(a -> follow(workspace.selection()));
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Paths of the opened source trees, for a choice by hand. */
    public List<String> files() {
        return workspace.sources().files();
    }

    /** Says by hand which file a printed path means. */
    public void map(String printed, String path) {
        workspace.addMapping(new PathMapping(printed, path));
    }

    private void follow(@Nullable ItemRef selected) {
        if (selected instanceof ItemRef.OfStep || selected instanceof ItemRef.OfEntry) {
            return;
        }
        int mine = ++generation;
        if (selected == null) {
            shown.set(new Shown.Nothing());
            return;
        }
        SourceLoader job =
                new SourceLoader(workspace.investigation(), workspace.sources(), workspace.files(), selected);
        workspace
                .jobs()
                .start(
                        "Reading source",
                        job,
                        value -> {
                            if (mine == generation) {
                                shown.set(value);
                            }
                        },
                        problem -> {
                            if (mine == generation) {
                                shown.set(new Shown.Unavailable("", Notice.sentence(problem), "", List.of()));
                            }
                        });
    }
}
