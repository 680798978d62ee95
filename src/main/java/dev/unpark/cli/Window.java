package dev.unpark.cli;

import dev.unpark.session.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The window as the commands see it; what makes one stands on the same floor and is not seen from here. */
public interface Window {
    /** Why no window can be opened on this machine, in a sentence that says what to do; empty where one can. */
    Optional<String> missing();

    /**
     * Shows the window and returns when it was closed.
     *
     * @param given files and folders to open; may be empty
     * @param sources more source trees
     */
    void open(List<Given> given, List<Path> sources);
}
