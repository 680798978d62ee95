package dev.unpark.parse.minidump;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.JsonWalk;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Scan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One frame of the JSON as its keys come; the calls inlined into it are inner to it. */
final class JsonFrame {
    private static final int MOST_INLINED = 10_000;

    private @Nullable String function;
    private @Nullable String file;
    private long fileLine;
    private @Nullable String module;
    private long address;
    private boolean scanned;
    private final List<JsonFrame> inlines = new ArrayList<>();

    void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "function" -> function = JsonWalk.text(parser);
            case "file" -> file = JsonWalk.text(parser);
            case "line" -> fileLine = JsonWalk.number(parser);
            case "module" -> module = JsonWalk.text(parser);
            case "offset" -> address = hex(JsonWalk.text(parser));
            case "trust" -> scanned = Trust.isScan(String.valueOf(JsonWalk.text(parser)));
            case "inlines" -> {
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    JsonWalk.elements(parser, this::inline);
                }
            }
            default -> parser.skipChildren();
        }
    }

    private void inline(JsonParser parser) throws IOException {
        JsonFrame inline = new JsonFrame();
        JsonWalk.members(parser, inline::member);
        if (inlines.size() < MOST_INLINED) {
            inlines.add(inline);
        }
    }

    private static long hex(@Nullable String text) {
        return text == null ? 0 : Scan.prefixedHex(text, 0);
    }

    boolean isScanned() {
        return scanned;
    }

    void addTo(OpenThread thread, int line) {
        for (JsonFrame inline : inlines) {
            thread.frame(0, inline.symbol(), inline.place(), module, true, line);
        }
        thread.frame(address, symbol(), place(), module, false, line);
    }

    private String symbol() {
        return function == null ? "" : function;
    }

    private @Nullable SourcePlace place() {
        return file == null || file.isEmpty()
                ? null
                : new SourcePlace(file, Math.clamp(fileLine, 0, Integer.MAX_VALUE), 0);
    }
}
