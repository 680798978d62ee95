package dev.unpark.model;

/** For what a crate is needed. */
public enum DependencyKind {
    NORMAL("dependencies"),
    DEV("dev-dependencies"),
    BUILD("build-dependencies"),
    /** {@code [workspace.dependencies]}: for members to inherit; by itself it needs nothing. */
    WORKSPACE("workspace.dependencies"),
    /** {@code [patch]}: put in the place of another. */
    PATCH("patch");

    private final String table;

    DependencyKind(String table) {
        this.table = table;
    }

    /** The manifest's table for it. */
    public String table() {
        return table;
    }
}
