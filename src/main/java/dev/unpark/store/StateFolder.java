package dev.unpark.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder below which Unpark keeps what must outlive a crash, where each system wants it. */
public final class StateFolder {
    private StateFolder() {}

    /** Of this person on this machine; it need not exist yet. */
    public static Path standard() {
        return of(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", System.getProperty("java.io.tmpdir", "."))));
    }

    /**
     * {@code $XDG_STATE_HOME/unpark} or {@code ~/.local/state/unpark} (XDG base directory specification 0.8),
     * {@code ~/Library/Application Support/Unpark}, {@code %LOCALAPPDATA%\Unpark}.
     */
    static Path of(Map<String, String> environment, String system, Path home) {
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("mac")) {
            return home.resolve("Library/Application Support/Unpark");
        }
        if (os.startsWith("windows")) {
            return absolute(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local"))
                    .resolve("Unpark");
        }
        return absolute(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
                .resolve("unpark");
    }

    // The specification: a relative path in the variable is to be ignored.
    private static Path absolute(@Nullable String value, Path otherwise) {
        try {
            return value != null && Path.of(value).isAbsolute() ? Path.of(value) : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
