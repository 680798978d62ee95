package dev.unpark.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark: AtlantaFX's Primer below, Unpark's own sheet and fonts on top. */
public enum Theme {
    LIGHT,
    DARK;

    private static final List<String> FONTS = List.of(
            "Inter-400Regular.ttf",
            "Inter-600SemiBold.ttf",
            "Inter-700Bold.ttf",
            "JetBrainsMono-400Regular.ttf",
            "JetBrainsMono-700Bold.ttf");

    /** Sets the theme for the whole application; call it on the FX thread. */
    public void apply() {
        Application.setUserAgentStylesheet(
                switch (this) {
                    case LIGHT -> new PrimerLight().getUserAgentStylesheet();
                    case DARK -> new PrimerDark().getUserAgentStylesheet();
                });
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Adds Unpark's own sheet to a scene. */
    static void dress(Scene scene) {
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource("/assets/css/unpark.css"))
                        .toExternalForm());
    }

    /** The fonts that the sheet names; a machine need not have any of its own. */
    static void loadFonts() {
        for (String name : FONTS) {
            InputStream font = Theme.class.getResourceAsStream("/assets/fonts/" + name);
            Font.loadFont(Objects.requireNonNull(font, name), 13);
        }
    }
}
