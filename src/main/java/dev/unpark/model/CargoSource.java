package dev.unpark.model;

/** Which of cargo's files or commands told something; each tells less than the next. */
public enum CargoSource {
    /** None of them. */
    NOTHING("nothing"),
    /** {@code Cargo.toml}: what one package asks for. */
    MANIFEST("manifest"),
    /** {@code Cargo.lock}: every crate and version, for all targets and optional ones too; no features. */
    LOCK("lock"),
    /** {@code cargo tree}: the crates of one build; features only where they were asked for. */
    TREE("tree"),
    /** {@code cargo metadata}: the packages, and the whole workspace resolved at once. */
    METADATA("metadata");

    private final String word;

    CargoSource(String word) {
        this.word = word;
    }

    /** How the JSON spells it. */
    public String word() {
        return word;
    }
}
