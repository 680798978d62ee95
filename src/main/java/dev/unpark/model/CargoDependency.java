package dev.unpark.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a manifest that asks for a crate.
 *
 * @param key the name that it goes by in the package's own source, before {@code -} becomes {@code _}
 * @param crate the crate's name; differs from {@code key} where it is renamed by {@code package = ".."}
 * @param target the {@code cfg(..)} or target that it is for; null for all
 * @param version the requirement as written; null where it is inherited, or a path or git repository without one
 * @param source {@code path ..}, {@code git ..}, {@code registry ..}; null for crates.io
 * @param features those that it asks for itself, in the order written
 * @param defaultFeatures false where it says so
 * @param inherited version and more features come from the workspace
 * @param line of its key
 * @param featuresLine line of its list of features; {@code line} where it has none
 */
public record CargoDependency(
        String key,
        String crate,
        DependencyKind kind,
        @Nullable String target,
        @Nullable String version,
        @Nullable String source,
        List<String> features,
        boolean defaultFeatures,
        boolean optional,
        boolean inherited,
        int line,
        int featuresLine) {
    public CargoDependency {
        features = List.copyOf(features);
    }

    /** The name that paths in the source begin with. */
    public String inSource() {
        return key.replace('-', '_');
    }

    /** Whether it asks for the crate that lies beside it, in the same project. */
    public boolean isPath() {
        return source != null && source.startsWith("path ");
    }
}
