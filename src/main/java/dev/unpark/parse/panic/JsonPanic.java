package dev.unpark.parse.panic;

import org.jspecify.annotations.Nullable;

/**
 * A panic or a backtrace inside a JSON log line.
 *
 * <pre>
 * {"level":"ERROR","fields":{"message":"thread 'main' panicked at src/a.rs:8:3:\nboom"},"target":"panic"}
 * {"fields":{"message":"A panic occurred","panic.payload":"boom","panic.location":"src/a.rs:8:3"},"threadName":"main"}
 * {"level":"PANIC","location":"src/a.rs:8:3","message":"boom","backtrace":"   0: app::main\n"}
 * {"level":"ERROR","message":"request failed","backtrace":"   0: app::main\n"}
 * </pre>
 *
 * @param text what std would have printed: a header, the message below it, and the backtrace; without a header where the
 *     line is no panic's
 * @param message what the logger says of a backtrace that is no panic's
 */
record JsonPanic(String text, String message, boolean panic) {
    /** The header stands at the beginning of its string, at most behind a few lines of a hook's own words. */
    private static final int HEADER_WITHIN_LINES = 8;

    /** How the first frame of a backtrace begins. */
    static final String FIRST_FRAME = " 0: ";

    static @Nullable JsonPanic of(String line) {
        int object = line.indexOf("{\"");
        boolean may = object >= 0 && (line.indexOf("panic", object) >= 0 || line.indexOf(FIRST_FRAME, object) >= 0);
        return may ? new Strings(line, object).panic() : null;
    }

    private static final class Strings {
        private @Nullable String header;
        private @Nullable String trace;
        private @Nullable String payload;
        private @Nullable String location;
        private String message = "";
        private String thread = "";
        private boolean panicLevel;

        Strings(String line, int object) {
            for (JsonStrings.Entry entry : JsonStrings.of(line, object)) {
                take(entry.key(), entry.value());
            }
        }

        private void take(String key, String value) {
            if (header == null && holdsHeader(value)) {
                header = value;
                return;
            }
            switch (key) {
                case "message", "msg" -> message = value;
                case "panic.payload" -> payload = value;
                case "panic.location", "location" -> location = Places.of(value) == null ? location : value;
                case "threadName", "thread_name", "thread" -> thread = value;
                case "level", "severity" -> panicLevel = value.equalsIgnoreCase("panic");
                default -> {
                    if (trace == null && holdsFrames(value)) {
                        trace = withoutHeading(value);
                    }
                }
            }
        }

        @Nullable
        JsonPanic panic() {
            if (header != null) {
                return new JsonPanic(header + (header.contains(Phrases.BACKTRACE) ? "" : frames()), "", true);
            }
            if (location != null && (payload != null || panicLevel)) {
                String who = thread.isEmpty() ? "" : "thread '" + thread + "' ";
                String words = payload == null ? message : payload;
                return new JsonPanic(who + "panicked at " + location + ":\n" + words + frames(), "", true);
            }
            return trace == null ? null : new JsonPanic(Phrases.BACKTRACE + "\n" + trace, message, false);
        }

        private String frames() {
            return trace == null ? "" : "\n" + Phrases.BACKTRACE + "\n" + trace;
        }
    }

    private static boolean holdsHeader(String value) {
        int from = 0;
        for (int i = 0; i < HEADER_WITHIN_LINES && from < value.length(); i++) {
            int end = value.indexOf('\n', from);
            end = end < 0 ? value.length() : end;
            PanicHeader header = PanicHeader.of(value.substring(from, end));
            if (header != null && header.isCertain()) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }

    private static String withoutHeading(String value) {
        int frames =
                value.startsWith(Phrases.BACKTRACE, value.startsWith("\n") ? 1 : 0) ? value.indexOf('\n', 1) + 1 : 0;
        return value.substring(frames);
    }

    private static boolean holdsFrames(String value) {
        String text = value.startsWith("\n") ? value.substring(1) : value;
        return text.startsWith(Phrases.BACKTRACE) || (text.startsWith(" ") && FrameText.isInnermost(text));
    }
}
