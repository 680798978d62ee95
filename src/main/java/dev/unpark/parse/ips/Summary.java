package dev.unpark.parse.ips;

import com.fasterxml.jackson.core.JsonParser;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.JsonWalk;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** What a document says outside of its threads. The images that frames refer to stand below the threads. */
final class Summary {
    /** One mapped file of {@code usedImages}. */
    record Image(@Nullable String name, long base) {}

    private static final int MOST_IMAGES = 100_000;
    private static final int MOST_MESSAGES = 10;

    final List<Image> images = new ArrayList<>();
    boolean hasThreads;
    long faultingThread = -1;
    private boolean titleKey;
    private boolean bodyKey;
    private @Nullable String bugType;
    private @Nullable String program;
    private long pid = -1;
    private @Nullable String system;
    private @Nullable String exception;
    private @Nullable String signal;
    private @Nullable String subtype;
    private @Nullable String indicator;
    private @Nullable String namespace;
    private final List<String> messages = new ArrayList<>();
    private @Nullable String trouble;

    private Summary() {}

    static Summary of(Text document, JobContext job) {
        Summary summary = new Summary();
        try (JsonParser parser = JsonDocuments.open(document, job)) {
            try {
                parser.nextToken();
                JsonWalk.members(parser, summary::member);
            } catch (IOException e) {
                summary.trouble = JsonDocuments.sentence(e, parser, document);
            }
        } catch (IOException e) {
            summary.trouble = "The JSON could not be opened: " + e.getMessage();
        }
        return summary;
    }

    /** Whether it is a part of a crash report at all. */
    boolean isReport() {
        return hasThreads || program != null || exception != null;
    }

    /** Whether it is the line above a report. */
    boolean isTitle() {
        return titleKey && !bodyKey && !hasThreads;
    }

    boolean isWhole() {
        return trouble == null;
    }

    private void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "app_name" -> {
                program = JsonWalk.text(parser);
                titleKey = true;
            }
            case "procName" -> {
                program = JsonWalk.text(parser);
                bodyKey = true;
            }
            case "bug_type" -> bugType = JsonWalk.text(parser);
            case "pid" -> pid = JsonWalk.number(parser);
            case "os_version" -> system = JsonWalk.text(parser);
            case "osVersion" -> JsonWalk.members(parser, this::systemMember);
            case "exception" -> JsonWalk.members(parser, this::exceptionMember);
            case "termination" -> JsonWalk.members(parser, this::terminationMember);
            case "asi" -> JsonWalk.members(parser, (library, p) -> JsonWalk.elements(p, this::message));
            case "faultingThread" -> faultingThread = JsonWalk.number(parser);
            case "threads" -> {
                hasThreads = true;
                parser.skipChildren();
            }
            case "usedImages" -> JsonWalk.elements(parser, this::image);
            default -> parser.skipChildren();
        }
    }

    private void systemMember(String key, JsonParser parser) throws IOException {
        if (key.equals("train")) {
            system = JsonWalk.text(parser);
        } else {
            parser.skipChildren();
        }
    }

    private void exceptionMember(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "type" -> exception = JsonWalk.text(parser);
            case "signal" -> signal = JsonWalk.text(parser);
            case "subtype" -> subtype = JsonWalk.text(parser);
            default -> parser.skipChildren();
        }
    }

    private void terminationMember(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "indicator" -> indicator = JsonWalk.text(parser);
            case "namespace" -> namespace = JsonWalk.text(parser);
            case "reasons", "details" -> JsonWalk.elements(parser, this::message);
            default -> parser.skipChildren();
        }
    }

    private void message(JsonParser parser) throws IOException {
        String message = JsonWalk.text(parser);
        if (message != null && messages.size() < MOST_MESSAGES) {
            messages.add(message.strip());
        }
    }

    private void image(JsonParser parser) throws IOException {
        ImageFields fields = new ImageFields();
        JsonWalk.members(parser, fields::member);
        if (images.size() < MOST_IMAGES) {
            images.add(fields.image());
        }
    }

    /** One image as its keys come. */
    private static final class ImageFields {
        private @Nullable String name;
        private @Nullable String path;
        private long base;

        void member(String key, JsonParser parser) throws IOException {
            switch (key) {
                case "name" -> name = JsonWalk.text(parser);
                case "path" -> path = JsonWalk.text(parser);
                case "base" -> base = Math.max(0, JsonWalk.number(parser));
                default -> parser.skipChildren();
            }
        }

        Image image() {
            String shown = name == null && path != null ? path.substring(path.lastIndexOf('/') + 1) : name;
            return new Image(shown == null || shown.isEmpty() ? null : shown, base);
        }
    }

    /** Tells the dump of what stood outside the threads. */
    void tell(InputSink sink, @Nullable String faultingName) {
        if (system != null) {
            sink.tool("crash report of " + system);
        }
        if (program != null) {
            sink.program(program);
        }
        if (pid >= 0) {
            sink.pid(pid);
        }
        if (exception != null || indicator != null) {
            sink.note(reason(faultingName));
        }
        if (trouble != null) {
            sink.incomplete(trouble);
        }
    }

    String bugType() {
        return bugType == null ? "unknown" : bugType;
    }

    private String reason(@Nullable String faultingName) {
        StringJoiner parts = new StringJoiner("; ", "", ".");
        if (exception != null) {
            parts.add(exception + (signal == null ? "" : " (" + signal + ")"));
        }
        addTo(parts, subtype);
        if (indicator != null) {
            parts.add((namespace == null ? "" : namespace + ", ") + indicator);
        }
        messages.forEach(parts::add);
        String where = faultingThread < 0
                ? ""
                : " in thread " + faultingThread + (faultingName == null ? "" : " (" + faultingName + ")");
        return "It crashed" + where + ": " + parts;
    }

    private static void addTo(StringJoiner parts, @Nullable String part) {
        if (part != null) {
            parts.add(part);
        }
    }
}
