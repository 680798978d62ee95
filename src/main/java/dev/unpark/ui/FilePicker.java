package dev.unpark.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.Window;

/** Asks a person for files. Behind an interface because the headless platform has no native dialogs. */
public interface FilePicker {
    /** Files to open; empty if the person changed their mind. */
    List<Path> files(Window owner);

    /** A folder to open, or to write the document into. */
    Optional<Path> folder(Window owner, String title);

    /** Where to save the investigation. */
    Optional<Path> saveAs(Window owner, String suggestedName);
}
