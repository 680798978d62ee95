package dev.unpark.ui.timeline;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.model.EntryKind;
import dev.unpark.ui.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** The timeline drawn: a time axis, a lane for each kind of entry, a mark and a few words for each entry. */
final class TimelinePicture extends Pane {
    private static final double LEFT = 84;
    private static final double RIGHT = 28;
    private static final double AXIS = 22;
    private static final double MIN_LABEL = 34;
    private static final double TWO_ROWS = 40;
    private static final double SHIFT = 110;
    private static final double CENTRE = 0.55;

    /** Distances of the axis' ticks, finest first. */
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365));

    private final Consumer<TimelineRow> onSelect;
    private List<TimelineRow> rows = List.of();
    private ZoneId zone = ZoneId.of("UTC");
    private @Nullable String selected;

    TimelinePicture(Consumer<TimelineRow> onSelect) {
        this.onSelect = onSelect;
        getStyleClass().add("timeline-picture");
        setMinSize(0, 60);
        widthProperty().subscribe(w -> draw());
        heightProperty().subscribe(h -> draw());
    }

    void show(List<TimelineRow> newRows, ZoneId newZone, @Nullable String newSelected) {
        rows = List.copyOf(newRows);
        zone = newZone;
        selected = newSelected;
        draw();
    }

    private void draw() {
        getChildren().clear();
        if (rows.isEmpty() || getWidth() < LEFT + RIGHT + 40) {
            return;
        }
        Map<EntryKind, List<TimelineRow>> lanes = new EnumMap<>(EntryKind.class);
        rows.forEach(
                r -> lanes.computeIfAbsent(r.kind(), k -> new ArrayList<>()).add(r));
        double lane = Math.clamp((getHeight() - AXIS) / lanes.size(), 18, 50);
        Instant from = rows.getFirst().at();
        Instant to = rows.getLast().at();
        Duration around = from.equals(to) ? Duration.ofMinutes(2) : Duration.ZERO;
        Span span = new Span(from.minus(around), to.plus(around), LEFT + 8, getWidth() - RIGHT);
        double y = lane * CENTRE;
        for (Map.Entry<EntryKind, List<TimelineRow>> entry : lanes.entrySet()) {
            drawLane(entry.getKey(), entry.getValue(), span, y, lane);
            y += lane;
        }
        drawAxis(span, y - lane * CENTRE + 3);
    }

    /** Maps times to places. */
    private record Span(Instant from, Instant to, double left, double right) {
        double x(Instant at) {
            double part = (double) Duration.between(from, at).toMillis()
                    / Math.max(1, Duration.between(from, to).toMillis());
            return left + part * (right - left);
        }
    }

    private void drawLane(EntryKind kind, List<TimelineRow> entries, Span span, double y, double height) {
        Label name = styled(new Label(kind.word()), "muted", "small");
        place(name, 12, y - 9);
        Line line = styled(new Line(LEFT, y, getWidth() - 14, y), "lane");
        getChildren().add(line);
        boolean twoRows = height >= TWO_ROWS;
        double[] edges = {-1, -1};
        for (int i = 0; i < entries.size(); i++) {
            TimelineRow row = entries.get(i);
            double x = span.x(row.at());
            place(mark(row, kind), x - 6, y - 6);
            int level = twoRows && edges[0] > edges[1] ? 1 : 0;
            int next = i + (twoRows ? 2 : 1);
            double until = next < entries.size() ? start(entries.get(next), span) - 8 : getWidth() - 6;
            double free = Math.max(edges[level], LEFT);
            edges[level] = Math.max(edges[level], drawLabel(row, x - 4, free, until, level == 0 ? y - 22 : y + 6));
        }
    }

    /** Where an entry's words begin: at its mark, or a little before it, so that more of them fit. */
    private double start(TimelineRow row, Span span) {
        double mark = span.x(row.at()) - 4;
        double fits = getWidth() - 6 - width(row.text());
        return Math.max(LEFT, Math.clamp(fits, mark - SHIFT, mark));
    }

    /**
     * Draws an entry's words from its mark on, or, where the room behind it is short, so that they end with the room.
     *
     * @param free where the words before it end
     * @param until where the room ends
     * @return where these words end, with a gap
     */
    private double drawLabel(TimelineRow row, double mark, double free, double until, double y) {
        double wanted = width(row.text());
        double from = Math.max(free, Math.min(mark, until - wanted));
        double used = Math.min(wanted, until - from);
        if (used < MIN_LABEL) {
            return -1;
        }
        Label label = label(row);
        label.setMaxWidth(used);
        place(label, from, y);
        return from + used + 8;
    }

    private Region mark(TimelineRow row, EntryKind kind) {
        Region mark = styled(new Region(), "mark", "mark-" + kind.name().toLowerCase(Locale.ROOT));
        mark.setPrefSize(12, 12);
        Nodes.state(mark, "chosen", row.entry().id().equals(selected));
        Tooltip.install(mark, new Tooltip(row.time() + "  " + Nodes.visible(row.text())));
        mark.setOnMouseClicked(e -> onSelect.accept(row));
        mark.setAccessibleRole(AccessibleRole.BUTTON);
        mark.setAccessibleText(kind.word() + " " + row.time() + " " + row.text());
        return mark;
    }

    private Label label(TimelineRow row) {
        Label label = styled(new Label(Nodes.visible(firstLine(row.text()))), "small", "mark-label");
        label.setOnMouseClicked(e -> onSelect.accept(row));
        Nodes.state(label, "chosen", row.entry().id().equals(selected));
        return label;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Measured in the font that the style class {@code small} sets: a text outside a scene knows no style sheet. */
    private static double width(String text) {
        Text measured = new Text(Nodes.visible(firstLine(text)));
        measured.setFont(Font.font("Inter", 11));
        return measured.getLayoutBounds().getWidth() + 6;
    }

    private void drawAxis(Span span, double y) {
        Duration whole = Duration.between(span.from(), span.to());
        double perLabel = 96;
        long most = Math.max(2, (long) ((span.right() - span.left()) / perLabel));
        Duration step = STEPS.stream()
                .filter(s -> whole.dividedBy(s) <= most)
                .findFirst()
                .orElse(STEPS.getLast());
        DateTimeFormatter form = DateTimeFormatter.ofPattern(
                step.compareTo(Duration.ofHours(12)) >= 0
                        ? "MM-dd HH:mm"
                        : step.compareTo(Duration.ofMinutes(1)) < 0 ? "HH:mm:ss" : "HH:mm",
                Locale.ROOT);
        ZonedDateTime day = span.from().atZone(zone).truncatedTo(ChronoUnit.DAYS);
        long passed = Duration.between(day.toInstant(), span.from()).dividedBy(step);
        Instant tick = day.toInstant().plus(step.multipliedBy(passed));
        for (int i = 0; i < 500 && !tick.isAfter(span.to()); i++) {
            if (!tick.isBefore(span.from())) {
                Label label = styled(new Label(form.format(tick.atZone(zone))), "muted", "small");
                place(label, Math.min(span.x(tick) - 14, getWidth() - 50), y);
            }
            tick = tick.plus(step);
        }
    }

    private void place(Node node, double x, double y) {
        node.setLayoutX(x);
        node.setLayoutY(y);
        getChildren().add(node);
    }
}
