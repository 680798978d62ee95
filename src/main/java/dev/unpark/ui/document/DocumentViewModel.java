package dev.unpark.ui.document;

import dev.unpark.export.DocumentSection;
import dev.unpark.ui.Workspace;
import java.util.List;

/** The sections that only a person can write, and the title. */
public final class DocumentViewModel {
    private final Workspace workspace;

    public DocumentViewModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /** In the order of the document. */
    public List<DocumentSection> sections() {
        return List.of(DocumentSection.values());
    }

    /** What was written for a section. */
    public String text(String id) {
        return workspace.investigation().work().section(id);
    }

    /** Keeps a section as it is typed. */
    public void write(String id, String text) {
        if (!text(id).equals(text)) {
            workspace.writeSection(id, text);
        }
    }

    public String title() {
        return workspace.investigation().work().title();
    }

    /** Names the investigation and its document. */
    public void rename(String title) {
        if (!title.isBlank() && !title.equals(title())) {
            workspace.edit("Rename", work -> work.withTitle(title.strip()));
        }
    }

    /** Calls back when the work changed, by hand or by undo. */
    public void onChange(Runnable changed) {
        workspace.investigationProperty().subscribe(i -> changed.run());
    }
}
