package dev.unpark.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks values without building a tree of them, so that a report's size does not matter. */
public final class JsonWalk {
    /** What is done with the value of a key; it must leave the parser on the value's last token. */
    public interface Member {
        void read(String key, JsonParser parser) throws IOException;
    }

    /** What is done with an element of an array; it must leave the parser on the element's last token. */
    public interface Element {
        void read(JsonParser parser) throws IOException;
    }

    private JsonWalk() {}

    /** Walks the object that the parser stands at; anything else is passed over. */
    public static void members(JsonParser parser, Member member) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            member.read(key, parser);
        }
    }

    /** Walks the array that the parser stands at; anything else is passed over. */
    public static void elements(JsonParser parser, Element element) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element.read(parser);
        }
    }

    /** The text of a string or a number; null, with the value passed over, for anything else. */
    public static @Nullable String text(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            return parser.getText();
        }
        parser.skipChildren();
        return null;
    }

    /** A whole number that is not below zero and has at most 18 digits, else -1. */
    public static long number(JsonParser parser) throws IOException {
        String text = text(parser);
        return text == null ? -1 : Scan.decimal(text, 0, text.length());
    }
}
