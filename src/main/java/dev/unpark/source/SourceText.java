package dev.unpark.source;

import java.util.List;

/** A source file's lines, without line ends. */
public record SourceText(String path, List<String> lines) {
    public SourceText {
        lines = List.copyOf(lines);
    }
}
