package dev.unpark.parse.cargo;

import com.fasterxml.jackson.core.JsonParser;
import dev.unpark.model.CargoDependency;
import dev.unpark.model.CargoFeature;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.DependencyKind;
import dev.unpark.parse.JsonWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A package of {@code cargo metadata} as its keys come. */
final class MetadataPackage {
    /** The crates that a compiled library may be. */
    private static final List<String> LIBRARIES = List.of("lib", "rlib", "dylib", "cdylib", "staticlib", "proc-macro");

    final int line;
    String id = "";
    String name = "";
    String version = "";

    @Nullable
    String source;

    final Map<String, List<String>> features = new LinkedHashMap<>();
    final List<CargoDependency> dependencies = new ArrayList<>();
    private boolean library;
    private boolean binary;
    private final MetadataReader.Lines lines;

    MetadataPackage(int line, MetadataReader.Lines lines) {
        this.line = line;
        this.lines = lines;
    }

    void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "id" -> id = text(parser);
            case "name" -> name = text(parser);
            case "version" -> version = text(parser);
            case "source" -> source = JsonWalk.text(parser);
            case "dependencies" -> JsonWalk.elements(parser, this::dependency);
            case "features" -> JsonWalk.members(parser, (feature, p) -> features.put(feature, texts(p)));
            case "targets" -> JsonWalk.elements(parser, p -> JsonWalk.members(p, this::target));
            default -> parser.skipChildren();
        }
    }

    private void target(String key, JsonParser parser) throws IOException {
        if (key.equals("kind")) {
            List<String> kinds = texts(parser);
            library |= kinds.stream().anyMatch(LIBRARIES::contains);
            binary |= kinds.contains("bin");
        } else {
            parser.skipChildren();
        }
    }

    private void dependency(JsonParser parser) throws IOException {
        Asked asked = new Asked();
        int at = lines.of(parser);
        JsonWalk.members(parser, asked::member);
        if (!asked.name.isEmpty()) {
            dependencies.add(asked.dependency(at));
        }
    }

    CargoManifest manifest() {
        List<CargoFeature> declared = features.entrySet().stream()
                .map(f -> new CargoFeature(f.getKey(), f.getValue(), line))
                .toList();
        return new CargoManifest(name, version, false, library, binary, dependencies, declared, line);
    }

    static String text(JsonParser parser) throws IOException {
        return Objects.requireNonNullElse(JsonWalk.text(parser), "");
    }

    static List<String> texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        JsonWalk.elements(parser, p -> texts.add(text(p)));
        return texts;
    }

    /** A dependency as its keys come. */
    private static final class Asked {
        private String name = "";
        private @Nullable String rename;
        private @Nullable String source;
        private @Nullable String path;
        private @Nullable String version;
        private @Nullable String target;
        private DependencyKind kind = DependencyKind.NORMAL;
        private boolean optional;
        private boolean defaults = true;
        private List<String> features = List.of();

        void member(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "name" -> name = text(parser);
                case "rename" -> rename = JsonWalk.text(parser);
                case "source" -> source = JsonWalk.text(parser);
                case "path" -> path = JsonWalk.text(parser);
                case "req" -> version = JsonWalk.text(parser);
                case "target" -> target = JsonWalk.text(parser);
                case "kind" ->
                    kind = switch (text(parser)) {
                        case "dev" -> DependencyKind.DEV;
                        case "build" -> DependencyKind.BUILD;
                        default -> DependencyKind.NORMAL;
                    };
                case "optional" -> optional = parser.getValueAsBoolean();
                case "uses_default_features" -> defaults = parser.getValueAsBoolean(true);
                case "features" -> features = texts(parser);
                default -> parser.skipChildren();
            }
        }

        CargoDependency dependency(int line) {
            String from = source != null && source.startsWith("git+") ? "git " + source.substring(4) : null;
            return new CargoDependency(
                    rename == null ? name : rename,
                    name,
                    kind,
                    target,
                    version,
                    path == null ? from : "path " + path,
                    features,
                    defaults,
                    optional,
                    false,
                    line,
                    line);
        }
    }
}
