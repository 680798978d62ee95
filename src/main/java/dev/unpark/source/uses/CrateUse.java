package dev.unpark.source.uses;

/**
 * A place that uses something of a crate.
 *
 * @param path from the crate's own name on, whatever it is called there: {@code tokio::time::sleep}
 * @param attribute whether it is an attribute, such as {@code #[tokio::main]}
 * @param arguments of the attribute, its tokens put together without blanks; empty if there are none
 */
public record CrateUse(String path, int line, Gate gate, boolean attribute, String arguments) {
    /** The same place, also gated by this. */
    public CrateUse gatedBy(Gate other) {
        return new CrateUse(path, line, gate.and(other), attribute, arguments);
    }
}
