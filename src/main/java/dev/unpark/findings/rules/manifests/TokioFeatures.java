package dev.unpark.findings.rules.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which part of Tokio 1.x needs which feature, as {@code assets/catalogue/tokio-features.json} has it. */
final class TokioFeatures {
    private static final String FILE = "/assets/catalogue/tokio-features.json";

    /** Loaded with the first rule that asks. */
    static final TokioFeatures STANDARD = load();

    private final Map<String, List<String>> needs;
    private final Map<String, List<String>> turnsOn;

    private TokioFeatures(Map<String, List<String>> needs, Map<String, List<String>> turnsOn) {
        this.needs = needs;
        this.turnsOn = turnsOn;
    }

    private static TokioFeatures load() {
        try (InputStream in = Objects.requireNonNull(TokioFeatures.class.getResourceAsStream(FILE), FILE)) {
            JsonNode root = new ObjectMapper().readTree(in);
            return new TokioFeatures(lists(root.path("needs")), lists(root.path("turnsOn")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            List<String> values = new ArrayList<>();
            entry.getValue().forEach(v -> values.add(v.asText()));
            lists.put(entry.getKey(), values);
        }
        return lists;
    }

    /** The features that a path needs, one of which is enough; empty if it needs none, or is not known. */
    List<String> neededFor(String path) {
        for (String part = path; part.contains("::"); part = part.substring(0, part.lastIndexOf("::"))) {
            List<String> features = needs.get(part);
            if (features != null) {
                return features;
            }
        }
        return List.of();
    }

    /** By feature, those that it turns on too. */
    Map<String, List<String>> turnsOn() {
        return turnsOn;
    }
}
