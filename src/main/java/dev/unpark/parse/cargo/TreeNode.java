package dev.unpark.parse.cargo;

import dev.unpark.model.DependencyKind;
import org.jspecify.annotations.Nullable;

/**
 * A crate or a feature where it stands in a tree.
 *
 * @param crate position of the crate; -1 for a feature, whose line names the crate without its version
 * @param feature empty for a crate
 * @param root which of the trees it is in, counted from 0
 */
record TreeNode(
        @Nullable TreeNode parent, int crate, String name, String feature, DependencyKind kind, int root, int line) {
    boolean isFeature() {
        return !feature.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other; // two places of one tree, however alike
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name + (isFeature() ? "/" + feature : "") + " on line " + line;
    }
}
