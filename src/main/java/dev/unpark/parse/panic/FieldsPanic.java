package dev.unpark.parse.panic;

import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * A panic as tracing writes fields.
 *
 * <pre>
 * 2026-03-01T10:02:03Z ERROR tracing_panic: A panic occurred panic.payload="boom" panic.location="src/a.rs:8:3"
 * .. panic.payload="boom" panic.location="src/a.rs:8:3" panic.backtrace=   0: app::main
 *              at ./src/a.rs:8:3
 * </pre>
 *
 * @param at where the words begin
 * @param rest what follows {@code panic.backtrace=} on the line, empty if nothing
 */
record FieldsPanic(int at, String message, @Nullable SourcePlace place, String rest) {
    private static final String PAYLOAD = "panic.payload=";
    private static final String LOCATION = "panic.location=";
    private static final String TRACE = "panic.backtrace=";

    static @Nullable FieldsPanic of(String line) {
        int location = line.indexOf(LOCATION);
        SourcePlace place = location < 0 ? null : Places.of(value(line, location + LOCATION.length()));
        if (place == null) {
            return null;
        }
        int payload = line.indexOf(PAYLOAD);
        int trace = line.indexOf(TRACE);
        int at = line.indexOf("A panic occurred");
        return new FieldsPanic(
                at >= 0 && at < location ? at : Math.max(0, payload < 0 ? location : Math.min(payload, location)),
                payload < 0 ? "" : value(line, payload + PAYLOAD.length()),
                place,
                trace < 0 ? "" : line.substring(trace + TRACE.length()));
    }

    /** In quotes, or up to the next of these fields. */
    private static String value(String line, int from) {
        if (line.startsWith("\"", from)) {
            int end = from + 1;
            while (end < line.length() && line.charAt(end) != '"') {
                end += line.charAt(end) == '\\' ? 2 : 1;
            }
            return JsonStrings.unescaped(line.substring(from + 1, Math.min(end, line.length())));
        }
        int end = line.indexOf(" panic.", from);
        return line.substring(from, end < 0 ? line.length() : end).strip();
    }
}
