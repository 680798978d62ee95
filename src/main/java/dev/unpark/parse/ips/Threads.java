package dev.unpark.parse.ips;

import com.fasterxml.jackson.core.JsonParser;
import dev.unpark.model.SourcePlace;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.JsonWalk;
import dev.unpark.parse.NearestSymbol;
import dev.unpark.parse.OpenThread;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the threads of a report whose images are known. */
final class Threads {
    private final Text document;
    private final Summary summary;
    private final OpenThread thread;
    private int number;
    private @Nullable Long id;
    private @Nullable String name;
    private @Nullable String queue;
    private @Nullable String faultingName;

    Threads(Text document, InputSink sink, Summary summary) {
        this.document = document;
        this.summary = summary;
        this.thread = new OpenThread(sink);
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
            finishThread(); // the summary says why, for it went the same way
        }
    }

    /** The name of the thread that crashed, where it has one. */
    @Nullable
    String faultingName() {
        return faultingName;
    }

    private void thread(JsonParser parser) throws IOException {
        id = null;
        name = null;
        queue = null;
        thread.open(number, null, null, JsonDocuments.line(parser, document));
        JsonWalk.members(parser, this::member);
        finishThread();
        number++;
    }

    private void finishThread() {
        if (thread.isOpen()) {
            String shown = name == null || name.isEmpty() ? queue : name;
            if (number == summary.faultingThread) {
                faultingName = shown;
            }
            thread.isKnownAs(id, shown);
            thread.close();
        }
    }

    private void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "id" -> {
                long value = JsonWalk.number(parser);
                id = value < 0 ? null : value;
            }
            case "name" -> name = JsonWalk.text(parser);
            case "queue" -> queue = JsonWalk.text(parser);
            case "frames" -> JsonWalk.elements(parser, this::frame);
            default -> parser.skipChildren();
        }
    }

    // {"imageOffset":15314,"symbol":"__psynch_mutexwait","symbolLocation":10,"imageIndex":0,"sourceFile":"..","sourceLine":9}
    private void frame(JsonParser parser) throws IOException {
        int line = JsonDocuments.line(parser, document);
        FrameFields fields = new FrameFields();
        JsonWalk.members(parser, fields::member);
        Summary.Image image = fields.image >= 0 && fields.image < summary.images.size()
                ? summary.images.get((int) fields.image)
                : null;
        boolean far = NearestSymbol.isFar(fields.symbol, fields.symbolOffset);
        thread.frame(
                image == null ? 0 : image.base() + Math.max(0, fields.imageOffset),
                far ? "" : fields.symbol,
                fields.place(),
                image == null ? null : image.name(),
                fields.inlined,
                line);
    }

    /** One frame as its keys come. */
    private static final class FrameFields {
        long imageOffset;
        long image = -1;
        String symbol = "";
        long symbolOffset;

        @Nullable
        String file;

        long fileLine;
        boolean inlined;

        void member(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "imageOffset" -> imageOffset = JsonWalk.number(parser);
                case "imageIndex" -> image = JsonWalk.number(parser);
                case "symbol" -> {
                    String text = JsonWalk.text(parser);
                    symbol = text == null ? "" : text;
                }
                case "symbolLocation" -> symbolOffset = JsonWalk.number(parser);
                case "sourceFile" -> file = JsonWalk.text(parser);
                case "sourceLine" -> fileLine = JsonWalk.number(parser);
                case "inline" -> inlined = parser.getValueAsBoolean();
                default -> parser.skipChildren();
            }
        }

        @Nullable
        SourcePlace place() {
            return file == null || file.isEmpty()
                    ? null
                    : new SourcePlace(file, Math.clamp(fileLine, 0, Integer.MAX_VALUE), 0);
        }
    }
}
