package dev.unpark.ui;

import dev.unpark.classify.Health;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** The few small parts that every view is put together from, with the style classes of {@code unpark.css}. */
public final class Nodes {
    private Nodes() {}

    /** The small grey heading of a pane. */
    public static Label heading(String text) {
        return styled(new Label(text), "heading");
    }

    public static Label muted(String text) {
        return styled(new Label(text), "muted");
    }

    /** A rounded mark with a word, coloured by a style class such as {@code tag-danger}. */
    public static Label tag(String word, String colour) {
        Label tag = styled(new Label(word), "tag", colour);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        return tag;
    }

    /** The style class of a health: its word is always shown beside the colour. */
    public static String healthStyle(Health health) {
        return switch (health) {
            case BLOCKED -> "tag-danger";
            case RESTING -> "tag-rest";
            case BUSY -> "tag-accent";
            case WAITING -> "tag-warn";
            case UNKNOWN -> "tag-rest";
        };
    }

    public static Button button(String text, String tip, Runnable action) {
        Button button = new Button(text);
        button.setMnemonicParsing(false);
        button.setOnAction(e -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        if (!tip.isEmpty()) {
            button.setTooltip(new Tooltip(tip));
        }
        return button;
    }

    /** Wrapped words in which {@code `code`} is set in the monospaced font, as the knowledge base writes it. */
    public static TextFlow prose(String words) {
        TextFlow flow = styled(new TextFlow(), "prose");
        String[] parts = visible(words).split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            // an odd number of backticks leaves the last one as it stands
            boolean code = i % 2 == 1 && i < parts.length - 1;
            String text = i % 2 == 1 && !code ? "`" + parts[i] : parts[i];
            if (!text.isEmpty()) {
                flow.getChildren().add(styled(new Text(text), code ? "prose-code" : "prose-text"));
            }
        }
        return flow;
    }

    /** A button that looks like a link. */
    public static Button link(String text, Runnable action) {
        Button button = styled(new Button(text), "link");
        // An underscore of a name is no key to press.
        button.setMnemonicParsing(false);
        button.setOnAction(e -> action.run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** Takes the room that is left in a row. */
    public static Region spacer() {
        Region spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static HBox row(Node... children) {
        return styled(new HBox(children), "row");
    }

    /** Adds style classes and returns the node. */
    public static <T extends Node> T styled(T node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    /** Turns a pseudo-class on or off. */
    public static void state(Node node, String pseudoClass, boolean on) {
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass(pseudoClass), on);
    }

    /**
     * Control and bidirectional characters of foreign text, written as {@code U+202E}, so that what is shown is what is
     * there; a tab becomes four blanks.
     */
    public static String visible(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = (Character.isISOControl(c) && c != '\n') || Character.getType(c) == Character.FORMAT;
            if (hidden && out == null) {
                out = new StringBuilder(text.substring(0, i));
            }
            if (out != null) {
                if (c == '\t') {
                    out.append("    ");
                } else if (hidden) {
                    out.append(String.format(java.util.Locale.ROOT, "U+%04X", (int) c));
                } else {
                    out.append(c);
                }
            }
        }
        return out == null ? text : out.toString();
    }
}
