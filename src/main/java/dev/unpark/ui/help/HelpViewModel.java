package dev.unpark.ui.help;

import dev.unpark.knowledge.Article;
import dev.unpark.knowledge.Library;
import dev.unpark.work.JobRunner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the help shows: the articles that a search finds, and the one that is read. */
public final class HelpViewModel {
    private final JobRunner jobs;
    private final Consumer<Throwable> onFailed;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<Article> found = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Article> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final Deque<Article> before = new ArrayDeque<>();
    private @Nullable Library library;
    private boolean reading;
    private String wanted = "";

    /** @param onFailed is told what went wrong while the articles were read */
    public HelpViewModel(JobRunner jobs, Consumer<Throwable> onFailed) {
        this.jobs = jobs;
        this.onFailed = onFailed;
        query.subscribe(q -> search());
    }

    /** What is searched for; everything is found while it is empty. */
    public StringProperty queryProperty() {
        return query;
    }

    public ObservableList<Article> found() {
        return found;
    }

    /** The article that is read, or null while there is none. */
    public ReadOnlyObjectProperty<@Nullable Article> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    public boolean isOpen() {
        return open.get();
    }

    /** Whether a link was followed to the article that is read. */
    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    /** Opens the help where it was left. */
    public void open() {
        open("");
    }

    /** Opens the help at an article: the id of a rule or the name of a page. */
    public void open(String name) {
        wanted = name;
        open.set(true);
        if (library != null) {
            showWanted(library);
        } else if (!reading) {
            reading = true;
            jobs.start("Reading the help", job -> Library.load(), this::loaded, problem -> {
                reading = false;
                onFailed.accept(problem);
            });
        }
    }

    public void close() {
        open.set(false);
    }

    /** Reads an article of the list. */
    public void read(Article article) {
        show(article);
        forget();
    }

    /** Follows a link; one can come back from it. */
    public void follow(Article article) {
        Article now = current.get();
        if (now != null) {
            before.push(now);
            canGoBack.set(true);
        }
        query.set("");
        show(article);
    }

    /** Goes back to where the last link was. */
    public void back() {
        if (!before.isEmpty()) {
            show(before.pop());
            canGoBack.set(!before.isEmpty());
        }
    }

    /** The articles that one names as its continuation. */
    public List<Article> continuations(Article article) {
        Library all = library;
        return all == null
                ? List.of()
                : article.see().stream().flatMap(n -> all.article(n).stream()).toList();
    }

    private void loaded(Library all) {
        reading = false;
        library = all;
        search();
        showWanted(all);
    }

    private void showWanted(Library all) {
        if (!wanted.isEmpty()) {
            query.set("");
            all.article(wanted).ifPresentOrElse(this::read, () -> query.set(wanted));
        }
    }

    private void search() {
        if (library != null) {
            found.setAll(library.search(query.get()));
            Article now = current.get();
            // what is searched for is best answered by the first; an emptied search changes nothing
            boolean stays = query.get().isBlank() && now != null;
            if (!stays && !found.isEmpty()) {
                read(found.getFirst());
            }
        }
    }

    private void show(Article article) {
        current.set(article);
    }

    private void forget() {
        before.clear();
        canGoBack.set(false);
    }
}
