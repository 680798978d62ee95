package dev.unpark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a window can be opened on this machine. Asked before JavaFX starts, whose own errors ({@code Unable to open
 * DISPLAY}, {@code UnsatisfiedLinkError: libXtst.so.6}) tell nobody what to install.
 */
final class Display {
    /** What is asked of the machine. */
    interface Machine {
        @Nullable
        String environment(String variable);

        /** Whether the loader finds a shared library. */
        boolean loads(String library);

        /** Whether an X server answers at {@code DISPLAY}; {@code libX11} is there. */
        boolean displayAnswers();
    }

    /**
     * A library that JavaFX's GTK window or its text needs, with the Debian and the Fedora package that has it. The list
     * is what {@code readelf -d} names for JavaFX 26's libglassgtk3.so and libjavafx_font_pango.so, without what these
     * packages bring along themselves.
     */
    private record Library(String file, String debian, String fedora) {}

    private static final List<Library> LIBRARIES = List.of(
            new Library("libX11.so.6", "libx11-6", "libX11"),
            new Library("libgtk-3.so.0", "libgtk-3-0", "gtk3"),
            new Library("libXtst.so.6", "libxtst6", "libXtst"),
            new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"));

    private final String system;
    private final Machine machine;

    /** @param system the value of the system property {@code os.name} */
    Display(String system, Machine machine) {
        this.system = system;
        this.machine = machine;
    }

    /** Why there can be no window, in a sentence; empty if there can. Windows and macOS always have what it takes. */
    Optional<String> missing() {
        if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
            return Optional.empty();
        }
        String display = machine.environment("DISPLAY");
        if (display == null || display.isBlank()) {
            return Optional.of(
                    machine.environment("WAYLAND_DISPLAY") == null
                            ? "There is no display (DISPLAY is not set), so no window can be opened."
                            : "This Wayland session offers no X display (DISPLAY is not set), which the window needs; Xwayland gives one.");
        }
        List<Library> absent =
                LIBRARIES.stream().filter(l -> !machine.loads(l.file())).toList();
        if (!absent.isEmpty()) {
            return Optional.of(toInstall(absent));
        }
        if (!machine.displayAnswers()) {
            return Optional.of("The display '" + display + "' (from DISPLAY) cannot be opened.");
        }
        return Optional.empty();
    }

    private static String toInstall(List<Library> absent) {
        List<String> files = new ArrayList<>();
        List<String> debian = new ArrayList<>();
        List<String> fedora = new ArrayList<>();
        for (Library library : absent) {
            files.add(library.file());
            debian.add(library.debian());
            fedora.add(library.fedora());
        }
        return "The window needs " + String.join(", ", files)
                + ", which this machine lacks; install it with 'apt-get install " + String.join(" ", debian)
                + "' (Debian, Ubuntu) or 'dnf install " + String.join(" ", fedora) + "' (Fedora).";
    }
}
