package dev.unpark.parse.ips;

import dev.unpark.parse.ForeignJson;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** Reads the reports of one text: a title and a body each, or the one without the other. */
final class IpsReader {

    private final Text text;
    private final InputSink sink;
    private final JobContext job;
    private LineCursor line;
    private final ForeignJson foreign;
    private boolean titled;
    private boolean read;

    IpsReader(Text text, InputSink sink, JobContext job) {
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
                        + " MiB; only so much of it was read.");
            }
            if (JsonDocuments.begins(line)) {
                document(line.number() + 1, line.endOffset());
            } else if (!line.isBlank()) {
                sink.notUnderstood(line);
            }
        }
        if (!read) {
            sink.incomplete("No threads are in it: the report was cut behind its first line. Take the whole file.");
        }
    }

    private void document(int nextNumber, long next) {
        Text document = JsonDocuments.take(text, line);
        Summary summary = Summary.of(document, job);
        if (!summary.isReport()) {
            line = foreign.pass(document, line, nextNumber, next);
            return;
        }
        if (!titled) {
            sink.begin(document.firstLine());
        }
        if (summary.isTitle()) {
            titled = true;
            summary.tell(sink, null);
            return;
        }
        titled = false;
        read = true;
        Threads threads = new Threads(document, sink, summary);
        threads.read(job);
        summary.tell(sink, threads.faultingName());
        if (!summary.hasThreads && summary.isWhole()) {
            sink.incomplete("This report has no threads: its bug type is " + summary.bugType()
                    + ", and crash reports are 309.");
        } else if (summary.hasThreads && summary.images.isEmpty()) {
            sink.incomplete("The report ends before its list of images, so frames have no addresses and no modules.");
        }
    }
}
