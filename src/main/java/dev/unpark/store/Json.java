package dev.unpark.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.unpark.model.ItemRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;

/** The JSON that is kept on disk: strict on reading, the same bytes for the same value on writing. */
final class Json {
    static final ObjectMapper MAPPER = mapper();

    private Json() {}

    /** The names that references have on disk; for ever, once shipped. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ItemRef.OfInput.class, name = "input"),
        @JsonSubTypes.Type(value = ItemRef.OfLine.class, name = "line"),
        @JsonSubTypes.Type(value = ItemRef.OfThread.class, name = "thread"),
        @JsonSubTypes.Type(value = ItemRef.OfFrame.class, name = "frame"),
        @JsonSubTypes.Type(value = ItemRef.OfTask.class, name = "task"),
        @JsonSubTypes.Type(value = ItemRef.OfAwait.class, name = "await"),
        @JsonSubTypes.Type(value = ItemRef.OfPanic.class, name = "panic"),
        @JsonSubTypes.Type(value = ItemRef.OfPanicFrame.class, name = "panicFrame"),
        @JsonSubTypes.Type(value = ItemRef.OfSource.class, name = "source"),
        @JsonSubTypes.Type(value = ItemRef.OfFinding.class, name = "finding"),
        @JsonSubTypes.Type(value = ItemRef.OfStep.class, name = "step"),
        @JsonSubTypes.Type(value = ItemRef.OfEntry.class, name = "entry")
    })
    private interface NamedRef {}

    static byte[] write(Object value) throws JsonProcessingException {
        return escapeLoneSurrogates(MAPPER.writeValueAsString(value)).getBytes(StandardCharsets.UTF_8);
    }

    // A clipboard can hold half a character. UTF-8 has no bytes for it, JSON's escape has.
    private static String escapeLoneSurrogates(String json) {
        StringBuilder out = null;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1));
            if (pair) {
                if (out != null) {
                    out.append(c).append(json.charAt(i + 1));
                }
                i++;
            } else if (Character.isSurrogate(c)) {
                out = out == null ? new StringBuilder(json.length() + 16).append(json, 0, i) : out;
                out.append("\\u").append(Integer.toHexString(c));
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? json : out.toString();
    }

    private static ObjectMapper mapper() {
        // A pasted log may be one string of any length; what is read here is limited by the size of its file.
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        SimpleModule times = new SimpleModule("times")
                .addSerializer(Instant.class, new InstantWriter())
                .addDeserializer(Instant.class, new InstantReader());
        ObjectMapper mapper = JsonMapper.builder(factory)
                .addModule(times)
                .addMixIn(ItemRef.class, NamedRef.class)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        mapper.configOverride(String.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL));
        mapper.setDefaultPrettyPrinter(new UnixPrinter());
        return mapper;
    }

    private static final class InstantWriter extends StdSerializer<Instant> {
        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw context.weirdStringException(text, Instant.class, "not a time");
            }
        }
    }
}
