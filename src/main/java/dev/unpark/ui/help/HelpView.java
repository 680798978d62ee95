package dev.unpark.ui.help;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.knowledge.Article;
import dev.unpark.ui.Nodes;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The page of the help, over the workspace: a search, what it finds, and the article that is read. */
public final class HelpView {
    private final HelpViewModel model;
    private final TextField search = styled(new TextField(), "search");
    private final ListView<Article> list = styled(new ListView<>(), "plain-list");
    private final ArticleView article;
    private final VBox root;
    private @Nullable Node cameFrom;

    /** True while the list follows what is read, which must not be read anew in turn. */
    private boolean following;

    public HelpView(HelpViewModel model) {
        this.model = model;
        article = new ArticleView(model);
        search.setId("help-search");
        search.setPromptText("Search causes, fixes and questions");
        search.setAccessibleText("Search the help");
        search.textProperty().bindBidirectional(model.queryProperty());
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInSearch);
        list.setId("help-list");
        list.setAccessibleText("What the search finds");
        list.setItems(model.found());
        list.setCellFactory(v -> new ArticleCell());
        list.setPlaceholder(nothing());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInList);
        list.addEventHandler(KeyEvent.KEY_TYPED, this::typedInList);
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            // a list whose items change selects by itself; only what is chosen in it counts
            if (chosen != null && list.isFocused() && !following) {
                model.read(chosen);
            }
        });
        model.currentProperty().subscribe(a -> mark());
        model.found().addListener((ListChangeListener<Article>) c -> mark());
        root = styled(new VBox(head(), body()), "help");
        root.setId("help");
        root.visibleProperty().bind(model.openProperty());
        root.managedProperty().bind(root.visibleProperty());
        model.openProperty().subscribe(this::opened);
    }

    public Parent node() {
        return root;
    }

    /** Puts the focus into the search. */
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private Node head() {
        Button close = Nodes.link("Close", model::close);
        close.setId("help-close");
        close.setTooltip(new javafx.scene.control.Tooltip("Close the help (Esc)"));
        Node head = Nodes.row(styled(new Label("Help"), "strong"), Nodes.spacer(), close);
        return styled(head, "pane-head", "help-head");
    }

    private Node body() {
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox.setMargin(search, new Insets(10, 12, 8, 12));
        VBox left = styled(new VBox(search, list), "help-left");
        left.setMinWidth(340);
        left.setPrefWidth(340);
        HBox body = new HBox(left, article.node());
        HBox.setHgrow(article.node(), Priority.ALWAYS);
        VBox.setVgrow(body, Priority.ALWAYS);
        return body;
    }

    private Node nothing() {
        Label text = styled(new Label(), "empty");
        text.textProperty()
                .bind(model.queryProperty()
                        .map(q -> q.isBlank()
                                ? "The help is being read."
                                : "Nothing in the help has all these words. Try fewer of them, or part of one."));
        return text;
    }

    private void opened(boolean now) {
        if (now) {
            cameFrom = root.getScene() == null ? null : root.getScene().getFocusOwner();
            focusSearch();
        } else if (cameFrom != null) {
            cameFrom.requestFocus();
            cameFrom = null;
        }
    }

    private void mark() {
        following = true;
        Article now = model.currentProperty().get();
        int at = now == null ? -1 : list.getItems().indexOf(now);
        if (at < 0) {
            list.getSelectionModel().clearSelection();
        } else if (list.getSelectionModel().getSelectedIndex() != at) {
            list.getSelectionModel().clearAndSelect(at);
            list.scrollTo(Math.max(0, at - 2));
        }
        following = false;
    }

    private void keyInSearch(KeyEvent event) {
        boolean used = switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> read();
            default -> false;
        };
        if (used) {
            event.consume();
        }
    }

    private void keyInList(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && read()) {
            event.consume();
        }
    }

    private void typedInList(KeyEvent event) {
        String typed = event.getCharacter();
        boolean text = !typed.isBlank() && !event.isShortcutDown() && !Character.isISOControl(typed.charAt(0));
        if (text) {
            search.requestFocus();
            search.setText(typed);
            search.end();
            event.consume();
        }
    }

    private boolean move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, size - 1);
            model.read(list.getItems().get(at));
        }
        return true;
    }

    private boolean read() {
        if (model.currentProperty().get() == null) {
            return false;
        }
        article.focus();
        return true;
    }
}
