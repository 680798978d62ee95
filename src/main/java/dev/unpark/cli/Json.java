package dev.unpark.cli;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as it goes, so that a document of many thousand threads is never held whole. Fields keep the order in
 * which they are written.
 */
final class Json implements AutoCloseable {
    /** Writes one value: an element of a list. */
    @FunctionalInterface
    interface Element<T> {
        void write(Json json, T value);
    }

    private final JsonGenerator out;

    private Json(JsonGenerator out) {
        this.out = out;
    }

    /** In lines of two-space indent. Ends with a line feed and leaves {@code stream} open. */
    static Json indented(OutputStream stream) {
        Json json = oneLine(stream);
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        json.out.setPrettyPrinter(new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter));
        return json;
    }

    /** All on one line. Ends with a line feed and leaves {@code stream} open. */
    static Json oneLine(OutputStream stream) {
        try {
            JsonGenerator out = new JsonFactory().createGenerator(stream, JsonEncoding.UTF8);
            return new Json(out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void object(Runnable fields) {
        attempt(out::writeStartObject);
        fields.run();
        attempt(out::writeEndObject);
    }

    void object(String name, Runnable fields) {
        attempt(() -> out.writeFieldName(name));
        object(fields);
    }

    <T> void list(String name, List<T> values, Element<T> element) {
        attempt(() -> out.writeArrayFieldStart(name));
        for (T value : values) {
            element.write(this, value);
        }
        attempt(out::writeEndArray);
    }

    void texts(String name, List<String> values) {
        list(name, values, (json, value) -> json.attempt(() -> json.out.writeString(whole(value))));
    }

    void numbers(String name, List<Integer> values) {
        list(name, values, (json, value) -> json.attempt(() -> json.out.writeNumber(value)));
    }

    void text(String name, @Nullable String value) {
        attempt(() -> {
            out.writeFieldName(name);
            if (value == null) {
                out.writeNull();
            } else {
                out.writeString(whole(value));
            }
        });
    }

    void number(String name, long value) {
        attempt(() -> out.writeNumberField(name, value));
    }

    void number(String name, @Nullable Number value) {
        if (value == null) {
            nothing(name);
        } else {
            number(name, value.longValue());
        }
    }

    /** A 1-based line or column; null where it is 0, which stands for unknown in the model. */
    void position(String name, int value) {
        number(name, value > 0 ? value : null);
    }

    /** A 0-based index; null where it is negative, which stands for none in the model. */
    void index(String name, int value) {
        number(name, value >= 0 ? value : null);
    }

    void flag(String name, @Nullable Boolean value) {
        if (value == null) {
            nothing(name);
        } else {
            attempt(() -> out.writeBooleanField(name, value));
        }
    }

    /** Lower-case hex, unsigned; a string, because JSON numbers lose bits above 2^53. Null where it is 0: not printed. */
    void address(String name, long value) {
        text(name, value == 0 ? null : "0x" + Long.toHexString(value));
    }

    void nothing(String name) {
        attempt(() -> out.writeNullField(name));
    }

    @Override
    public void close() {
        attempt(() -> {
            out.writeRaw('\n');
            out.close();
        });
    }

    /** A line that was cut inside a surrogate pair ends in half a character, which UTF-8 cannot write. */
    private static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    private interface Write {
        void run() throws IOException;
    }

    private void attempt(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
