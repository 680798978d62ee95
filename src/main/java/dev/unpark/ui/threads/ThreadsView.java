package dev.unpark.ui.threads;

import static dev.unpark.ui.Nodes.heading;
import static dev.unpark.ui.Nodes.styled;

import dev.unpark.model.ItemRef;
import dev.unpark.ui.Nodes;
import dev.unpark.ui.Workspace;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** The list of states, stacks, threads and tasks, with the state bar above and the switch between dumps. */
public final class ThreadsView {
    private final ThreadsViewModel model;
    private final ListView<ThreadRow> list = new ListView<>();
    private final HBox bar = styled(new HBox(), "state-bar");
    private final SegmentedButton dumps = new SegmentedButton();
    private final VBox root;

    /** True while the list is brought to what is selected elsewhere, which must not select its row in turn. */
    private boolean following;

    public ThreadsView(ThreadsViewModel model, Workspace workspace) {
        this.model = model;
        Label title = heading("");
        title.textProperty().bind(model.titleProperty());
        dumps.setToggleGroup(new StickyGroup());
        HBox head = Nodes.row(title, Nodes.spacer(), dumps);
        head.getStyleClass().add("pane-head");
        list.setItems(model.rows());
        list.setId("threads");
        list.setAccessibleText("Threads by state, tasks by what they await");
        list.getStyleClass().add("plain-list");
        list.setCellFactory(v -> new ThreadCell(model));
        list.setPlaceholder(placeholder());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row != null && list.isFocused() && !following) {
                model.select(row);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        root = styled(new VBox(head, bar, list), "pane");
        model.shares().addListener((ListChangeListener<StateShare>) c -> showBar());
        model.dumps().addListener((ListChangeListener<ThreadsViewModel.Dump>) c -> showDumps());
        model.rows().addListener((ListChangeListener<ThreadRow>) c -> markSelected(workspace.selection()));
        model.inputProperty().subscribe(i -> showDumps());
        workspace.selectionProperty().subscribe(this::markSelected);
        showBar();
        showDumps();
    }

    public Parent node() {
        return root;
    }

    /** The list, for moving the focus to it. */
    public ListView<ThreadRow> list() {
        return list;
    }

    private static Label placeholder() {
        return styled(
                new Label(
                        "No thread dump is open. Open a thread dump, a task dump, a panic text, or a folder that holds"
                                + " them."),
                "empty");
    }

    private void key(KeyEvent event) {
        ThreadRow row = list.getSelectionModel().getSelectedItem();
        if (row == null) {
            return;
        }
        boolean open = isOpen(row);
        boolean used = switch (event.getCode()) {
            case ENTER, SPACE -> true;
            case RIGHT -> !open;
            case LEFT -> open;
            default -> false;
        };
        if (used) {
            int at = list.getSelectionModel().getSelectedIndex();
            model.select(row);
            model.toggle(row);
            list.getSelectionModel().clearAndSelect(Math.min(at, list.getItems().size() - 1));
            event.consume();
        }
    }

    private static boolean isOpen(ThreadRow row) {
        return switch (row) {
            case ThreadRow.OfState state -> state.open();
            case ThreadRow.OfStack stack -> stack.open();
            case ThreadRow.OfTasks tasks -> tasks.open();
            case ThreadRow.OfThread _, ThreadRow.OfTask _, ThreadRow.OfPanic _ -> false;
        };
    }

    /** Selects the deepest row that stands for what is selected elsewhere. */
    private void markSelected(@Nullable ItemRef selected) {
        ItemRef wanted = selected;
        if (selected instanceof ItemRef.OfFrame f) {
            wanted = new ItemRef.OfThread(f.input(), f.thread());
        } else if (selected instanceof ItemRef.OfAwait a) {
            wanted = new ItemRef.OfTask(a.input(), a.task());
        } else if (selected instanceof ItemRef.OfPanicFrame p) {
            wanted = new ItemRef.OfPanic(p.input(), p.panic());
        }
        ThreadRow current = list.getSelectionModel().getSelectedItem();
        if (wanted == null || (current != null && current.about().equals(wanted) && list.isFocused())) {
            return;
        }
        List<ThreadRow> rows = list.getItems();
        int best = -1;
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).about().equals(wanted)) {
                best = i;
            }
        }
        if (best >= 0) {
            following = true;
            list.getSelectionModel().clearAndSelect(best);
            list.scrollTo(Math.max(0, best - 3));
            following = false;
        }
    }

    private void showBar() {
        bar.getChildren().clear();
        int all = model.shares().stream().mapToInt(StateShare::count).sum();
        for (StateShare share : model.shares()) {
            Label part =
                    styled(new Label(share.state() + " " + share.count()), "share", Nodes.healthStyle(share.health()));
            part.setTooltip(new Tooltip(share.state() + ": " + share.count() + " of " + all + ", "
                    + share.health().word()));
            part.setMaxWidth(Double.MAX_VALUE);
            part.setPrefWidth(40 + 200.0 * share.count() / Math.max(1, all));
            part.setMinWidth(24);
            HBox.setHgrow(part, Priority.ALWAYS);
            bar.getChildren().add(part);
        }
        bar.setVisible(all > 0);
        bar.setManaged(all > 0);
    }

    private void showDumps() {
        dumps.getButtons().clear();
        for (ThreadsViewModel.Dump dump : model.dumps()) {
            ToggleButton button = new ToggleButton(Nodes.visible(dump.name()));
            button.setTooltip(new Tooltip(dump.detail()));
            button.setSelected(dump.input() == model.inputProperty().get());
            button.setOnAction(e -> model.showInput(dump.input()));
            dumps.getButtons().add(button);
        }
        dumps.setVisible(model.dumps().size() > 1);
        dumps.setManaged(model.dumps().size() > 1);
    }

    /** One button is always on. */
    private static final class StickyGroup extends ToggleGroup {
        StickyGroup() {
            selectedToggleProperty().addListener((o, old, now) -> {
                if (now == null && old != null && getToggles().contains(old)) {
                    old.setSelected(true);
                }
            });
        }
    }
}
