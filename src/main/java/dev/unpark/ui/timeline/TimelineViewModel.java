package dev.unpark.ui.timeline;

import dev.unpark.model.EntryKind;
import dev.unpark.model.ItemRef;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.timeline.Timeline;
import dev.unpark.ui.Notice;
import dev.unpark.ui.Workspace;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The entries of the timeline in order, and what can be done with them. */
public final class TimelineViewModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final Workspace workspace;
    private final ObservableList<TimelineRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Timeline");
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();

    public TimelineViewModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.investigationProperty().map(i -> i.work()).subscribe(this::build);
        workspace.selectionProperty().subscribe(this::follow);
    }

    public ObservableList<TimelineRow> rows() {
        return rows;
    }

    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Id of the selected entry, or null. */
    public ReadOnlyObjectProperty<@Nullable String> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Selects an entry, and with it what it links back to. */
    public void select(TimelineEntry entry) {
        selected.set(entry.id());
        ItemRef about = entry.about();
        workspace.select(about == null ? new ItemRef.OfEntry(entry.id()) : about);
        selected.set(entry.id());
    }

    /**
     * Adds what a person typed; tells what is wrong with the time and returns false if it cannot be read.
     *
     * @param time {@code 09:35}, {@code 09:35:10} or {@code 2026-11-24 09:35}
     */
    public boolean add(String time, String text, EntryKind kind) {
        Optional<Instant> at = parse(time);
        if (at.isEmpty() || text.isBlank()) {
            workspace.tell(Notice.problem(
                    at.isEmpty()
                            ? "“" + time + "” is not a time. Write 09:35, 09:35:10 or 2026-11-24 09:35."
                            : "Write what happened at " + time + "."));
            return false;
        }
        workspace.addEntry(at.get(), kind, text.strip());
        return true;
    }

    /** Changes an entry; as {@link #add} in what it accepts. */
    public boolean edit(TimelineEntry entry, String time, String text) {
        Optional<Instant> at = time.equals(timeOf(entry)) ? Optional.of(entry.at()) : parse(time);
        if (at.isEmpty() || text.isBlank()) {
            workspace.tell(Notice.problem("An entry needs a time such as 09:35 and a few words. Nothing was changed."));
            return false;
        }
        workspace.editEntry(entry.id(), at.get(), text.strip());
        return true;
    }

    public void delete(TimelineEntry entry) {
        workspace.deleteEntry(entry.id());
        workspace.tell(Notice.info("Entry deleted.").with("Undo", workspace::undo));
    }

    /** What {@link #edit} shows as the entry's time. */
    public String timeOf(TimelineEntry entry) {
        return DAY.format(entry.at().atZone(zone()));
    }

    /** Now, as a person would type it. */
    public String now() {
        return TIME.format(workspace.now().atZone(zone()));
    }

    private ZoneId zone() {
        return ZoneId.of(workspace.investigation().work().zone());
    }

    private Optional<Instant> parse(String typed) {
        String text = typed.strip().replace('T', ' ');
        try {
            int blank = text.indexOf(' ');
            LocalDate day = blank > 0 ? LocalDate.parse(text.substring(0, blank)) : lastDay();
            LocalTime time = LocalTime.parse(pad(text.substring(blank + 1).strip()));
            return Optional.of(LocalDateTime.of(day, time).atZone(zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String pad(String time) {
        return time.indexOf(':') == 1 ? "0" + time : time;
    }

    /** The day of the newest entry: an incident is typed in after it happened. */
    private LocalDate lastDay() {
        Instant last = rows.isEmpty() ? workspace.now() : rows.getLast().at();
        return last.atZone(zone()).toLocalDate();
    }

    private void follow(@Nullable ItemRef ref) {
        if (ref instanceof ItemRef.OfEntry entry) {
            selected.set(entry.entry());
        } else if (ref == null || !isSelectedAbout(ref)) {
            selected.set(null);
        }
    }

    private boolean isSelectedAbout(ItemRef ref) {
        return rows.stream()
                .anyMatch(r -> r.entry().id().equals(selected.get())
                        && ref.equals(r.entry().about()));
    }

    private void build(Work work) {
        List<TimelineEntry> entries = Timeline.sorted(work);
        ZoneId zone = ZoneId.of(work.zone());
        long days = entries.stream()
                .map(e -> e.at().atZone(zone).toLocalDate())
                .distinct()
                .count();
        boolean seconds = entries.stream().anyMatch(e -> e.at().getEpochSecond() % 60 != 0);
        DateTimeFormatter form = days > 1 ? DAY : seconds ? SECONDS : TIME;
        List<TimelineRow> built = entries.stream()
                .map(e -> new TimelineRow(e, form.format(e.at().atZone(zone))))
                .toList();
        if (!rows.equals(built)) {
            rows.setAll(built);
        }
        title.set(
                built.isEmpty()
                        ? "Timeline · " + work.zone()
                        : "Timeline · " + work.zone() + " · " + dayOf(entries, zone, days)
                                + range(built.getFirst().time(), built.getLast().time()));
    }

    private static String range(String first, String last) {
        return first.equals(last) ? first : first + " to " + last;
    }

    private static String dayOf(List<TimelineEntry> entries, ZoneId zone, long days) {
        return days == 1 ? entries.getFirst().at().atZone(zone).toLocalDate() + " · " : "";
    }
}
