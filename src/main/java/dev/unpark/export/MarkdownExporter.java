package dev.unpark.export;

import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.nio.charset.StandardCharsets;

/** The document as GitHub-flavoured Markdown. */
public final class MarkdownExporter implements Exporter {
    @Override
    public String fileName() {
        return "postmortem.md";
    }

    @Override
    public byte[] export(Investigation investigation, Sources sources) {
        Document document = DocumentBuilder.build(investigation, sources);
        return new MarkdownPages(document).text().getBytes(StandardCharsets.UTF_8);
    }
}
