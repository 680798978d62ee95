package dev.unpark.export;

import java.util.List;

/** Every form of the document. */
public final class Exporters {
    private Exporters() {}

    /** In the order in which they are written and offered. */
    public static List<Exporter> all() {
        return List.of(new MarkdownExporter(), new HtmlExporter());
    }
}
