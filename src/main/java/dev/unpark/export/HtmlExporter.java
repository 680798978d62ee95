package dev.unpark.export;

import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The document as one HTML file that needs no network: style and pictures are within. */
public final class HtmlExporter implements Exporter {
    private static final String STYLE = "/assets/document/postmortem.css";

    @Override
    public String fileName() {
        return "postmortem.html";
    }

    @Override
    public byte[] export(Investigation investigation, Sources sources) {
        Document document = DocumentBuilder.build(investigation, sources);
        return new HtmlPages(document, style()).text().getBytes(StandardCharsets.UTF_8);
    }

    static String style() {
        try (InputStream in = HtmlExporter.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
