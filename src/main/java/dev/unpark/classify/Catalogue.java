package dev.unpark.classify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unpark.model.State;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalogue of symbols that this build carries, read once from {@code assets/catalogue/}. */
final class Catalogue {
    /**
     * Words for a run of frames that has {@code mark} and none of {@code unless}.
     *
     * @param insidePoll what must be known of the thread, null if it does not matter
     */
    record Topic(Mark mark, Set<Mark> unless, @Nullable Boolean insidePoll, String words) {}

    private static final String FOLDER = "/assets/catalogue/";

    final Patterns<Mark> marks = new Patterns<>();
    final Patterns<WaitEntry> waits = new Patterns<>();
    final CrateList crates = new CrateList();
    final List<Topic> topics = new ArrayList<>();

    private Catalogue() {}

    /** @throws IllegalStateException if the build's own data is broken */
    static Catalogue load() {
        Catalogue catalogue = new Catalogue();
        for (JsonNode entry : read("marks.json").path("entries")) {
            Mark mark = Mark.valueOf(entry.path("mark").asText());
            symbols(entry).forEach(symbol -> catalogue.marks.add(symbol, mark));
        }
        for (JsonNode entry : read("waits.json").path("entries")) {
            WaitEntry wait = wait(entry);
            symbols(entry).forEach(symbol -> catalogue.waits.add(symbol, wait));
        }
        JsonNode crates = read("crates.json");
        texts(crates.path("std")).forEach(name -> catalogue.crates.add(name, FrameOrigin.STD));
        texts(crates.path("tokio")).forEach(name -> catalogue.crates.add(name, FrameOrigin.TOKIO));
        texts(crates.path("libraries")).forEach(name -> catalogue.crates.add(name, FrameOrigin.LIBRARY));
        for (JsonNode entry : read("folding.json").path("entries")) {
            Set<Mark> unless = EnumSet.noneOf(Mark.class);
            texts(entry.path("unless")).forEach(word -> unless.add(Mark.valueOf(word)));
            JsonNode inside = entry.path("insidePoll");
            catalogue.topics.add(new Topic(
                    Mark.valueOf(entry.path("mark").asText()),
                    unless,
                    inside.isBoolean() ? inside.asBoolean() : null,
                    entry.path("words").asText()));
        }
        return catalogue;
    }

    private static WaitEntry wait(JsonNode entry) {
        Set<State> over = EnumSet.noneOf(State.class);
        texts(entry.path("over")).forEach(word -> over.add(state(word)));
        return new WaitEntry(
                state(entry.path("state").asText()),
                over,
                textOrNull(entry.path("kind")),
                textOrNull(entry.path("onlyAfter")),
                entry.path("public").asBoolean(false));
    }

    private static State state(String word) {
        return Arrays.stream(State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("catalogue names an unknown state: " + word));
    }

    private static List<String> symbols(JsonNode entry) {
        List<String> symbols = texts(entry.path("symbols"));
        if (symbols.isEmpty()) {
            throw new IllegalStateException("catalogue entry without symbols: " + entry);
        }
        return symbols;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static @Nullable String textOrNull(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }

    private static JsonNode read(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("missing in this build: " + FOLDER + file);
            }
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
