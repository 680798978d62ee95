package dev.unpark.parse.cargo;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.ForeignJson;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** What {@code cargo metadata} prints. */
@AutoService(EvidenceFormat.class)
public final class CargoMetadataFormat implements EvidenceFormat {

    @Override
    public String id() {
        return "cargo-metadata";
    }

    @Override
    public String title() {
        return "cargo metadata, JSON";
    }

    @Override
    public String recognisedBy() {
        return "JSON that begins with the key \"packages\" and has \"manifest_path\" in it";
    }

    @Override
    public String howToMake() {
        return "cargo metadata --format-version 1 > metadata.json";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        boolean packages = false;
        while (line.next()) {
            packages |= line.startsWith("{\"packages\"") || line.startsWith("\"packages\"", line.indent());
            if (packages && (has(line, "manifest_path") || has(line, "uses_default_features"))) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    private static boolean has(LineCursor line, String key) {
        return line.indexOf("\"" + key + "\"", 0) >= 0;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        new Walk(text, sink, job).read();
    }

    /** Walks over the documents of one text. */
    private static final class Walk {
        private final Text text;
        private final InputSink sink;
        private final JobContext job;
        private LineCursor line;
        private final ForeignJson foreign;

        Walk(Text text, InputSink sink, JobContext job) {
            this.text = text;
            this.sink = sink;
            this.job = job;
            this.foreign = new ForeignJson(text, sink, job);
            this.line = text.lines(job);
        }

        void read() {
            while (line.next()) {
                if (line.isCut()) {
                    sink.incomplete("Line " + line.number() + " is longer than " + (LineCursor.MAX_LINE_BYTES >> 20)
                            + " MiB; only so much of it was read. Let jq break it into lines: cargo metadata"
                            + " --format-version 1 | jq . > metadata.json");
                }
                if (JsonDocuments.begins(line)) {
                    document(line.number() + 1, line.endOffset());
                } else if (!line.isBlank()) {
                    sink.notUnderstood(line);
                }
            }
        }

        private void document(int nextNumber, long next) {
            Text document = JsonDocuments.take(text, line);
            MetadataReader metadata = new MetadataReader(document);
            metadata.read(job);
            if (!metadata.isMetadata()) {
                line = foreign.pass(document, line, nextNumber, next);
                return;
            }
            sink.begin(metadata.line());
            sink.tool("cargo metadata");
            sink.cargo(metadata.facts());
            String trouble = metadata.trouble();
            if (trouble != null) {
                sink.incomplete(trouble);
            } else if (!metadata.isResolved()) {
                sink.note("It was made with --no-deps: it says what the packages ask for, not what the build got. Take"
                        + " one without it to see which features are on.");
            }
        }
    }
}
