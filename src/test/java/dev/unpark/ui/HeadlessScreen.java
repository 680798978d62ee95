package dev.unpark.ui;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/** Makes the screen of JavaFX 26's headless platform larger: it is fixed at 1000 by 1000, and a larger stage fails. */
final class HeadlessScreen {
    private HeadlessScreen() {}

    /** Call on the FX thread, before a big stage is shown. */
    static void resize(int width, int height) {
        Object app = com.sun.glass.ui.Application.GetApplication();
        if (!app.getClass().getName().endsWith("HeadlessApplication")) {
            return;
        }
        try {
            set(app, "frameBuffer", ByteBuffer.allocate((height * 1000 + width) * 4));
            set(app, "screens", new com.sun.glass.ui.Screen[] {
                new com.sun.glass.ui.Screen(
                        0, 32, 0, 0, width, height, 0, 0, width, height, 0, 0, width, height, 100, 100, 1f, 1f, 1f, 1f)
            });
            com.sun.glass.ui.Screen.notifySettingsChanged();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Object target, String name, Object value) throws ReflectiveOperationException {
        Field field = target.getClass().getDeclaredField(name);
        field.setAccessible(true);
        field.set(target, value);
    }
}
