package dev.unpark.model;

/**
 * A place in a source file, as the evidence spells the path (which is often another machine's).
 *
 * @param line 1-based; 0 if only the file is known
 * @param column 1-based; 0 if unknown
 */
public record SourcePlace(String file, int line, int column) {
    /** {@code file:line}, or the file alone where the line is unknown. */
    public String shown() {
        return line > 0 ? file + ":" + line : file;
    }
}
