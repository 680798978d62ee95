package dev.unpark.ui.tour;

import dev.unpark.knowledge.Tour;
import dev.unpark.model.ItemRef;
import dev.unpark.session.Opened;
import dev.unpark.session.Samples;
import dev.unpark.store.EvidenceFile;
import dev.unpark.ui.Notice;
import dev.unpark.ui.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The tours that can be taken, and the stop at which one stands. */
public final class TourViewModel {
    private final Workspace workspace;
    private final Consumer<Path> open;
    private final Consumer<ItemRef> reveal;
    private final ObservableList<Tour> tours = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Stop> stop = new ReadOnlyObjectWrapper<>();
    private @Nullable Tour wanted;

    /**
     * @param open opens the folder of a sample
     * @param reveal brings into view what a stop selects
     */
    public TourViewModel(Workspace workspace, Consumer<Path> open, Consumer<ItemRef> reveal) {
        this.workspace = workspace;
        this.open = open;
        this.reveal = reveal;
        workspace.openedProperty().subscribe(this::opened);
    }

    /** Reads the list of tours: those whose samples are there. */
    public void load() {
        workspace
                .jobs()
                .start(
                        "Looking for the samples",
                        job -> Tour.all().stream()
                                .filter(t -> Samples.folder(t.sample()).isPresent())
                                .toList(),
                        tours::setAll,
                        problem -> workspace.tell(Notice.of(problem)));
    }

    public ObservableList<Tour> tours() {
        return tours;
    }

    /** Where one stands, or null outside of a tour. */
    public ReadOnlyObjectProperty<@Nullable Stop> stopProperty() {
        return stop.getReadOnlyProperty();
    }

    /** Opens the sample of a tour; its first stop follows when it is open. */
    public void start(Tour tour) {
        Samples.folder(tour.sample()).ifPresent(folder -> {
            wanted = tour;
            open.accept(folder);
        });
    }

    /** The next stop; after the last one the tour is over. */
    public void next() {
        Stop now = stop.get();
        if (now != null && now.isLast()) {
            close();
        } else if (now != null) {
            go(new Stop(now.tour(), now.index() + 1));
        }
    }

    public void back() {
        Stop now = stop.get();
        if (now != null && !now.isFirst()) {
            go(new Stop(now.tour(), now.index() - 1));
        }
    }

    public void close() {
        stop.set(null);
    }

    private void go(Stop next) {
        stop.set(next);
        next.step().look().in(workspace.investigation()).ifPresent(ref -> {
            workspace.select(ref);
            reveal.accept(ref);
        });
    }

    private void opened(@Nullable Opened opened) {
        Tour tour = wanted;
        wanted = null;
        close();
        if (tour != null && opened != null && isOf(tour, opened)) {
            // after the selection that opening makes by itself
            workspace.jobs().later(() -> go(new Stop(tour, 0)));
        }
    }

    // The sample may not have opened, and something else after it.
    private static boolean isOf(Tour tour, Opened opened) {
        List<Path> paths = Stream.concat(opened.files().stream().map(EvidenceFile::path), opened.roots().stream())
                .map(p -> p.toAbsolutePath().normalize())
                .toList();
        return Samples.folder(tour.sample())
                .map(folder -> folder.toAbsolutePath().normalize())
                .map(folder -> paths.stream().anyMatch(p -> p.startsWith(folder)))
                .orElse(false);
    }
}
