package dev.unpark.parse.minidump;

import com.fasterxml.jackson.core.JsonParser;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.JsonWalk;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the {@code threads} of one JSON report; {@code crashing_thread} repeats one of them. */
final class JsonThreads {
    private final Text document;
    private final OpenThread thread;
    private final Crash crash;
    private final long crashing;
    private int number;
    private @Nullable Long id;
    private @Nullable String name;

    JsonThreads(Text document, InputSink sink, Crash crash, long crashing) {
        this.document = document;
        this.thread = new OpenThread(sink);
        this.crash = crash;
        this.crashing = crashing;
    }

    void read(JobContext job) {
        try (JsonParser parser = JsonDocuments.open(document, job)) {
            parser.nextToken();
            JsonWalk.members(parser, (key, p) -> {
                if (key.equals("threads")) {
                    JsonWalk.elements(p, this::thread);
                } else {
                    p.skipChildren();
                }
            });
        } catch (IOException e) {
            finishThread(); // why was told already: the first walk ended at the same place
        }
    }

    private void thread(JsonParser parser) throws IOException {
        id = null;
        name = null;
        crash.threadBegins();
        thread.open(number, null, null, JsonDocuments.line(parser, document));
        JsonWalk.members(parser, this::member);
        finishThread();
        number++;
    }

    private void finishThread() {
        if (thread.isOpen()) {
            thread.isKnownAs(id, name);
            thread.close();
            if (number == crashing && name != null) {
                crash.thread(number + " (" + name + ")");
            }
        }
    }

    private void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "thread_id" -> {
                long value = JsonWalk.number(parser);
                id = value < 0 ? null : value;
            }
            case "thread_name" -> {
                String text = JsonWalk.text(parser);
                name = text == null || text.isEmpty() ? null : text;
            }
            case "frames" -> JsonWalk.elements(parser, this::frame);
            default -> parser.skipChildren();
        }
    }

    private void frame(JsonParser parser) throws IOException {
        int line = JsonDocuments.line(parser, document);
        JsonFrame frame = new JsonFrame();
        JsonWalk.members(parser, frame::member);
        if (frame.isScanned()) {
            crash.scannedFrame();
        }
        frame.addTo(thread, line);
    }
}
