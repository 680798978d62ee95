package dev.unpark.ui;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps JavaFX from warning, at each start, that it was found on the class path: that is how this build runs it. */
final class FxLog {
    /** Held here: the log manager forgets the level of a logger that nobody holds. */
    private static final Logger JAVAFX = Logger.getLogger("javafx");

    private FxLog() {}

    static void quiet() {
        JAVAFX.setLevel(Level.SEVERE);
    }
}
