package dev.unpark.ui.evidence;

import static dev.unpark.ui.Nodes.heading;
import static dev.unpark.ui.Nodes.styled;
import static dev.unpark.ui.Nodes.visible;

import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.parse.Formats;
import dev.unpark.source.Sources;
import dev.unpark.ui.Nodes;
import dev.unpark.ui.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of what was opened: each file with what it was recognised as, or why it could not be read. */
public final class EvidenceView {
    private final Workspace workspace;
    private final VBox list = styled(new VBox(), "evidence");
    private final VBox root;
    private final ReadAsMenu menu;

    /** @param readAs reads the file of an input as the format of an id, or with null as it is recognised */
    public EvidenceView(Workspace workspace, BiConsumer<Input, @Nullable String> readAs) {
        this.workspace = workspace;
        this.menu = new ReadAsMenu(workspace, Formats.load().all(), readAs);
        HBox head = Nodes.row(heading("Evidence"));
        head.getStyleClass().add("pane-head");
        ScrollPane scroll = styled(new ScrollPane(list), "plain-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        root = styled(new VBox(head, scroll), "pane");
        workspace.investigationProperty().map(Investigation::evidence).subscribe(e -> build());
        workspace.sourcesProperty().subscribe(s -> build());
    }

    public Parent node() {
        return root;
    }

    private void build() {
        List<Node> rows = new ArrayList<>();
        for (EvidenceRow row : EvidenceRow.of(workspace.investigation().evidence())) {
            rows.add(row(row));
        }
        Sources sources = workspace.sources();
        for (String root : workspace.investigation().evidence().sourceRoots()) {
            String path = root.replace('\\', '/').replaceAll("/+$", "");
            String name = path.substring(path.lastIndexOf('/') + 1);
            int count = sources.files().size();
            String first = sources.files().stream()
                    .filter(f -> f.endsWith(".rs"))
                    .findFirst()
                    .orElse("");
            rows.add(row(name + "/", "source, " + count + (count == 1 ? " file" : " files"), root, false, () -> {
                if (!first.isEmpty()) {
                    workspace.select(new ItemRef.OfSource(first, 1));
                }
            }));
        }
        for (String note : workspace.investigation().evidence().notes()) {
            Label label = Nodes.muted(visible(note));
            label.setWrapText(true);
            rows.add(styled(new VBox(label), "evidence-note"));
        }
        list.getChildren().setAll(rows);
    }

    private Node row(EvidenceRow row) {
        ContextMenu readAs = menu.of(row.input());
        String tip = row.tip() + (readAs == null ? "" : "\nRight-click to read it as another format.");
        Button button = row(row.name(), row.detail(), tip, row.problem(), () -> workspace.select(row.about()));
        button.setContextMenu(readAs);
        return button;
    }

    private static Button row(String name, String detail, String tip, boolean problem, Runnable open) {
        Label file = styled(new Label(visible(name)), "mono");
        file.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        file.setMinWidth(70);
        Label what = Nodes.muted(visible(detail));
        Nodes.state(what, "problem", problem);
        what.setMinWidth(60);
        Button button = styled(new Button(), "evidence-row");
        HBox row = Nodes.row(file, Nodes.spacer(), what);
        button.setGraphic(row);
        button.setMaxWidth(Double.MAX_VALUE);
        Tooltip shown = new Tooltip(visible(tip));
        shown.setWrapText(true);
        shown.setMaxWidth(520);
        button.setTooltip(shown);
        button.setAccessibleText(name + ", " + detail);
        button.setAccessibleHelp(tip);
        button.setOnAction(e -> open.run());
        return button;
    }
}
