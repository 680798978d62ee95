package dev.unpark.source;

/**
 * A function that a name in a dump was found to mean.
 *
 * @param path of its file, among {@link Sources#files()}
 */
public record FunctionAt(String path, RustSyntax.Function function) {}
