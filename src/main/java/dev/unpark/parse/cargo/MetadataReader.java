package dev.unpark.parse.cargo;

import com.fasterxml.jackson.core.JsonParser;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.CargoSource;
import dev.unpark.model.DependencyKind;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.JsonWalk;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one document of {@code cargo metadata}. */
final class MetadataReader {
    private static final int MOST_PACKAGES = 100_000;

    /** Where a value stands. */
    interface Lines {
        int of(JsonParser parser);
    }

    /** A package as it was resolved. */
    record Node(String id, List<Edge> edges, List<String> features, int line) {}

    /** What a package depends on; {@code name} as its source calls it. */
    record Edge(String name, String id, List<DependencyKind> kinds, int line) {}

    private final Text document;
    private final List<MetadataPackage> packages = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> members = new HashSet<>();
    private boolean hasMembers;
    private @Nullable String trouble;

    MetadataReader(Text document) {
        this.document = document;
    }

    void read(JobContext job) {
        try (JsonParser parser = JsonDocuments.open(document, job)) {
            try {
                parser.nextToken();
                JsonWalk.members(parser, this::member);
            } catch (IOException e) {
                trouble = JsonDocuments.sentence(e, parser, document);
            }
        } catch (IOException e) {
            trouble = "The JSON could not be opened: " + e.getMessage();
        }
    }

    /** Why it could not be read to its end, or null. */
    @Nullable
    String trouble() {
        return trouble;
    }

    boolean isMetadata() {
        return !packages.isEmpty() && (hasMembers || trouble != null);
    }

    boolean isResolved() {
        return !nodes.isEmpty();
    }

    int line() {
        return document.firstLine();
    }

    private int line(JsonParser parser) {
        return JsonDocuments.line(parser, document);
    }

    private void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "packages" -> JsonWalk.elements(parser, this::onePackage);
            case "workspace_members" -> {
                hasMembers = true;
                members.addAll(MetadataPackage.texts(parser));
            }
            case "resolve" ->
                JsonWalk.members(parser, (part, p) -> {
                    if (part.equals("nodes")) {
                        JsonWalk.elements(p, this::node);
                    } else {
                        p.skipChildren();
                    }
                });
            default -> parser.skipChildren();
        }
    }

    private void onePackage(JsonParser parser) throws IOException {
        MetadataPackage one = new MetadataPackage(line(parser), this::line);
        JsonWalk.members(parser, one::member);
        if (packages.size() < MOST_PACKAGES && !one.name.isEmpty()) {
            packages.add(one);
        }
    }

    private void node(JsonParser parser) throws IOException {
        int at = line(parser);
        String[] id = {""};
        List<Edge> edges = new ArrayList<>();
        List<String> features = new ArrayList<>();
        JsonWalk.members(parser, (key, p) -> {
            switch (key) {
                case "id" -> id[0] = MetadataPackage.text(p);
                case "deps" -> JsonWalk.elements(p, e -> edges.add(edge(e)));
                case "features" -> features.addAll(MetadataPackage.texts(p));
                default -> p.skipChildren();
            }
        });
        if (nodes.size() < MOST_PACKAGES) {
            nodes.add(new Node(id[0], edges, features, at));
        }
    }

    // {"name":"tokio","pkg":"registry+..#tokio@1.53.1","dep_kinds":[{"kind":null,"target":null}]}
    private Edge edge(JsonParser parser) throws IOException {
        int at = line(parser);
        String[] names = {"", ""};
        List<DependencyKind> kinds = new ArrayList<>();
        JsonWalk.members(parser, (key, p) -> {
            switch (key) {
                case "name" -> names[0] = MetadataPackage.text(p);
                case "pkg" -> names[1] = MetadataPackage.text(p);
                case "dep_kinds" -> JsonWalk.elements(p, k -> JsonWalk.members(k, (what, v) -> kind(what, v, kinds)));
                default -> p.skipChildren();
            }
        });
        return new Edge(names[0], names[1], kinds, at);
    }

    private static void kind(String key, JsonParser parser, List<DependencyKind> kinds) throws IOException {
        if (!key.equals("kind")) {
            parser.skipChildren();
            return;
        }
        String kind = JsonWalk.text(parser);
        kinds.add(
                kind == null ? DependencyKind.NORMAL : kind.equals("dev") ? DependencyKind.DEV : DependencyKind.BUILD);
    }

    CargoFacts facts() {
        List<CargoManifest> manifests = packages.stream()
                .filter(this::isOwn)
                .map(MetadataPackage::manifest)
                .toList();
        MetadataGraph graph = new MetadataGraph(packages, nodes, this::isOwn);
        graph.resolve();
        return new CargoFacts(CargoSource.METADATA, manifests, graph.crates(), graph.links(), graph.switches());
    }

    private boolean isOwn(MetadataPackage one) {
        return hasMembers ? members.contains(one.id) : one.source == null;
    }
}
