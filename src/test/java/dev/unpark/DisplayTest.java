package dev.unpark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private static final Map<String, String> X = Map.of("DISPLAY", ":0");

    @Test
    void withoutDisplayItSaysSo() {
        assertEquals(
                Optional.of("There is no display (DISPLAY is not set), so no window can be opened."),
                new Display("Linux", new Stand(Map.of(), Set.of(), true)).missing());
    }

    @Test
    void waylandWithoutXwaylandIsNamed() {
        Map<String, String> wayland = Map.of("WAYLAND_DISPLAY", "wayland-0");
        String why = new Display("Linux", new Stand(wayland, Set.of(), true))
                .missing()
                .orElseThrow();
        assertTrue(why.contains("Xwayland"), why);
    }

    @Test
    void missingLibrariesAreNamedWithTheirPackages() {
        Set<String> absent = Set.of("libgtk-3.so.0", "libXtst.so.6");
        assertEquals(
                Optional.of(
                        "The window needs libgtk-3.so.0, libXtst.so.6, which this machine lacks; install it with"
                                + " 'apt-get install libgtk-3-0 libxtst6' (Debian, Ubuntu) or 'dnf install gtk3 libXtst' (Fedora)."),
                new Display("Linux", new Stand(X, absent, true)).missing());
    }

    @Test
    void displayThatDoesNotAnswerIsNamed() {
        assertEquals(
                Optional.of("The display ':0' (from DISPLAY) cannot be opened."),
                new Display("Linux", new Stand(X, Set.of(), false)).missing());
    }

    @Test
    void displayWithItsLibrariesIsEnough() {
        assertEquals(Optional.empty(), new Display("Linux", new Stand(X, Set.of(), true)).missing());
    }

    @Test
    void otherSystemsBringWhatTheWindowNeeds() {
        Set<String> absent = Set.of("libX11.so.6", "libgtk-3.so.0");
        assertEquals(Optional.empty(), new Display("Windows 11", new Stand(Map.of(), absent, false)).missing());
        assertEquals(Optional.empty(), new Display("Mac OS X", new Stand(Map.of(), absent, false)).missing());
    }

    @Test
    void thisMachineFindsItsLibcAndNoInventedLibrary() {
        if (System.getProperty("os.name").startsWith("Linux")) {
            assertTrue(new ThisMachine().loads("libc.so.6"));
        }
        assertTrue(!new ThisMachine().loads("libnobody-has-this.so.9"));
    }

    private record Stand(Map<String, String> variables, Set<String> absent, boolean displayAnswers)
            implements Display.Machine {
        @Override
        public @Nullable String environment(String variable) {
            return variables.get(variable);
        }

        @Override
        public boolean loads(String library) {
            return !absent.contains(library);
        }
    }
}
