package dev.unpark.ui.source;

import static dev.unpark.ui.Nodes.styled;

import dev.unpark.source.RustSyntax;
import dev.unpark.ui.Nodes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/**
 * Read-only lines of code with numbers, marks and colours.
 *
 * <p>Only visible paragraphs are coloured: colouring a 20,000-line file at once takes over a second, its visible part
 * some ten milliseconds. Lines are cut at {@value #MAX_CHARS} characters: RichTextFX lays out a paragraph as a whole, and
 * one of 100,000 characters stalls it for minutes.
 */
final class CodePanel {
    static final int MAX_CHARS = 2_000;
    private static final String NOTE = "   ← ";

    private final Area area = new Area();
    private final VirtualizedScrollPane<CodeArea> scroll = new VirtualizedScrollPane<>(area);
    private final BitSet coloured = new BitSet();
    private Map<Integer, List<RustSyntax.Token>> tokens = Map.of();
    private Map<Integer, List<Mark>> marks = Map.of();
    private List<String> lines = List.of();
    private List<Integer> codeLengths = List.of();
    private int firstLine = 1;
    private int focus;
    private boolean colourWaits;

    CodePanel() {
        area.setEditable(false);
        area.setId("source");
        area.setAccessibleText("Source");
        area.getStyleClass().add("code");
        area.setParagraphGraphicFactory(this::gutter);
        area.setFocusTraversable(true);
        area.viewportDirtyEvents().subscribe(e -> colourSoon());
    }

    Node node() {
        return scroll;
    }

    CodeArea area() {
        return area;
    }

    /** Text of the line that is marked as selected, without its note; empty if none is. */
    String focusedLine() {
        int at = focus - firstLine;
        return at >= 0 && at < lines.size() ? lines.get(at) : "";
    }

    void show(Shown.Code code) {
        tokens = code.tokens().stream().collect(Collectors.groupingBy(RustSyntax.Token::line));
        marks = code.marks().stream().collect(Collectors.groupingBy(Mark::line));
        lines = code.lines();
        firstLine = code.firstLine();
        focus = code.focus();
        coloured.clear();
        List<Integer> lengths = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String line = shownLine(lines.get(i));
            lengths.add(line.length());
            text.append(i == 0 ? "" : "\n").append(line).append(note(firstLine + i));
        }
        codeLengths = lengths;
        area.replaceText(text.toString());
        for (int i = 0; i < lines.size(); i++) {
            area.setParagraphStyle(i, paragraphStyle(firstLine + i));
        }
        reveal();
    }

    private void reveal() {
        int at = Math.clamp(focus - firstLine, 0, Math.max(0, lines.size() - 1));
        area.moveTo(at, 0);
        // the area has no viewport before it is laid out, and opens at its end without this
        Platform.runLater(() -> {
            int top = Math.max(0, at - 9);
            if (top < area.getParagraphs().size()) {
                area.showParagraphAtTop(top);
            }
            area.scrollXToPixel(0);
            colourVisible();
        });
    }

    static String shownLine(String line) {
        String plain = line.indexOf('\t') >= 0 || needsEscape(line) ? Nodes.visible(line) : line;
        return plain.length() <= MAX_CHARS
                ? plain
                : plain.substring(0, MAX_CHARS) + " … cut here, " + (plain.length() - MAX_CHARS) + " more characters";
    }

    private static boolean needsEscape(String line) {
        return line.chars().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT);
    }

    private String note(int line) {
        return marks.getOrDefault(line, List.of()).stream()
                .filter(m -> !m.note().isEmpty() && m.kind() != Mark.Kind.FRAME)
                .map(Mark::note)
                .distinct()
                .limit(1)
                .map(Nodes::visible)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(" · "), notes -> notes.isEmpty() ? "" : NOTE + notes));
    }

    private List<String> paragraphStyle(int line) {
        List<Mark> here = marks.getOrDefault(line, List.of());
        if (here.isEmpty()) {
            return List.of();
        }
        List<String> styles = new ArrayList<>();
        for (Mark mark : here) {
            if (!styles.contains(mark.kind().style())) {
                styles.add(mark.kind().style());
            }
        }
        return styles.contains("mark-selected") && styles.size() > 1
                ? List.of(styles.getFirst(), "mark-selected")
                : List.of(styles.getFirst());
    }

    private Node gutter(int paragraph) {
        int line = firstLine + paragraph;
        List<Mark> here = marks.getOrDefault(line, List.of());
        Label sign = styled(new Label(), "gutter-sign");
        if (!here.isEmpty()) {
            Mark.Kind kind = here.getFirst().kind();
            sign.setText(kind.sign());
            sign.getStyleClass().add(kind.style() + "-sign");
            sign.setTooltip(new javafx.scene.control.Tooltip(here.stream()
                    .map(m -> m.note().isEmpty() ? "selected" : m.note())
                    .collect(Collectors.joining("\n"))));
        }
        Label number = styled(new Label(String.valueOf(line)), "gutter-number");
        number.setMinWidth(12 + 8.0 * String.valueOf(firstLine + lines.size()).length());
        return styled(new HBox(sign, number), "gutter");
    }

    /** The viewport tells of changes in the middle of its layout, when its paragraphs may not be touched. */
    private void colourSoon() {
        if (!colourWaits) {
            colourWaits = true;
            Platform.runLater(() -> {
                colourWaits = false;
                colourVisible();
            });
        }
    }

    private void colourVisible() {
        if (area.getVisibleParagraphs().isEmpty()) {
            return; // not laid out yet: the next change of the viewport comes when it is
        }
        int first = area.firstVisibleParToAllParIndex();
        int last = area.lastVisibleParToAllParIndex();
        for (int i = first; i <= last && i < lines.size(); i++) {
            if (!coloured.get(i)) {
                coloured.set(i);
                colour(i);
            }
        }
    }

    private void colour(int paragraph) {
        int length = area.getParagraphLength(paragraph);
        int code = Math.min(codeLengths.get(paragraph), length);
        String raw = lines.get(paragraph);
        if (length == 0) {
            return;
        }
        StyleSpansBuilder<Collection<String>> spans = new StyleSpansBuilder<>();
        int at = 0;
        boolean aligned = raw.equals(shownLine(raw)) || (raw.length() > MAX_CHARS && !needsEscape(raw));
        for (RustSyntax.Token token :
                aligned ? tokens.getOrDefault(firstLine + paragraph, List.of()) : List.<RustSyntax.Token>of()) {
            int from = Math.min(token.column() - 1, code);
            int to = Math.min(from + token.length(), code);
            if (from >= at && to > from) {
                spans.add(Collections.emptyList(), from - at);
                spans.add(List.of("token-" + token.kind()), to - from);
                at = to;
            }
        }
        spans.add(Collections.emptyList(), code - at);
        if (length > code) {
            spans.add(List.of("code-note"), length - code);
        }
        StyleSpans<Collection<String>> built = spans.create();
        area.setStyleSpans(paragraph, 0, built);
    }

    /** Copies the code alone: the notes behind the lines are Unpark's words, not the file's. */
    private final class Area extends CodeArea {
        @Override
        public void copy() {
            String selected = getSelectedText();
            if (selected.isEmpty()) {
                return;
            }
            int start = getCaretSelectionBind().getStartParagraphIndex();
            StringBuilder out = new StringBuilder();
            int paragraph = start;
            for (String line : selected.split("\n", -1)) {
                String note = note(firstLine + paragraph);
                boolean whole = !note.isEmpty() && line.endsWith(note);
                out.append(paragraph == start ? "" : "\n")
                        .append(whole ? line.substring(0, line.length() - note.length()) : line);
                paragraph++;
            }
            ClipboardContent content = new ClipboardContent();
            content.putString(out.toString());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
