package dev.unpark.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateFolderTest {
    private static final Path HOME = Path.of("/home/ada");

    @Test
    void linuxUsesTheStateFolderOfXdg() {
        assertEquals(Path.of("/home/ada/.local/state/unpark"), StateFolder.of(Map.of(), "Linux", HOME));
        assertEquals(Path.of("/s/unpark"), StateFolder.of(Map.of("XDG_STATE_HOME", "/s"), "Linux", HOME));
        assertEquals(
                Path.of("/home/ada/.local/state/unpark"),
                StateFolder.of(Map.of("XDG_STATE_HOME", "relative"), "Linux", HOME));
    }

    @Test
    void macAndWindowsHaveTheirOwn() {
        assertEquals(
                Path.of("/home/ada/Library/Application Support/Unpark"), StateFolder.of(Map.of(), "Mac OS X", HOME));
        assertEquals(Path.of("/home/ada/AppData/Local/Unpark"), StateFolder.of(Map.of(), "Windows 11", HOME));
        assertEquals(Path.of("/l/Unpark"), StateFolder.of(Map.of("LOCALAPPDATA", "/l"), "Windows 11", HOME));
    }
}
