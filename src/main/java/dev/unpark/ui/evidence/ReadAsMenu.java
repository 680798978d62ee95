package dev.unpark.ui.evidence;

import dev.unpark.model.Input;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.session.Opened;
import dev.unpark.store.EvidenceFile;
import dev.unpark.ui.Workspace;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;

/** Lets a person choose the format that a file is read as. */
final class ReadAsMenu {
    private final Workspace workspace;
    private final List<EvidenceFormat> formats;
    private final BiConsumer<Input, @Nullable String> readAs;

    /** @param readAs gets the input and the chosen format's id, or null for what it is recognised as */
    ReadAsMenu(Workspace workspace, List<EvidenceFormat> formats, BiConsumer<Input, @Nullable String> readAs) {
        this.workspace = workspace;
        this.formats = formats;
        this.readAs = readAs;
    }

    /** Null for an input whose file could not be read. */
    @Nullable
    ContextMenu of(Input input) {
        Opened opened = workspace.opened();
        EvidenceFile file = opened == null ? null : opened.fileOf(input);
        if (file == null) {
            return null;
        }
        ContextMenu menu = new ContextMenu();
        MenuItem title = new MenuItem("Read as…");
        title.setDisable(true);
        menu.getItems().addAll(title, item("As recognised", input, null, file.readAs()), new SeparatorMenuItem());
        for (EvidenceFormat format : formats) {
            menu.getItems().add(item(words(format), input, format.id(), file.readAs()));
        }
        return menu;
    }

    // Most titles begin with the id: gdb, thread apply all bt
    private static String words(EvidenceFormat format) {
        return format.title().startsWith(format.id()) ? format.title() : format.id() + ": " + format.title();
    }

    private MenuItem item(String text, Input input, @Nullable String format, @Nullable String now) {
        RadioMenuItem item = new RadioMenuItem(text);
        boolean chosen = java.util.Objects.equals(format, now);
        item.setSelected(chosen);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> {
            item.setSelected(chosen);
            if (!chosen) {
                readAs.accept(input, format);
            }
        });
        return item;
    }
}
