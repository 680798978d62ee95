package dev.unpark.parse.minidump;

import com.fasterxml.jackson.core.JsonParser;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.JsonWalk;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One JSON report: what it says of the crash first, for that may stand anywhere; then its threads, one after the other. */
final class JsonDump {
    private final Text document;
    private boolean crashInfo;
    private boolean threads;
    private boolean modules;
    private long pid = -1;
    private @Nullable String system;
    private @Nullable String systemVersion;
    private @Nullable String reason;
    private @Nullable String address;
    private @Nullable String assertion;
    private long crashingThread = -1;
    private long mainModule = -1;
    private long module;
    private @Nullable String program;
    private @Nullable String trouble;

    private JsonDump(Text document) {
        this.document = document;
    }

    static JsonDump of(Text document, JobContext job) {
        JsonDump dump = new JsonDump(document);
        try (JsonParser parser = JsonDocuments.open(document, job)) {
            try {
                parser.nextToken();
                JsonWalk.members(parser, dump::member);
            } catch (IOException e) {
                dump.trouble = JsonDocuments.sentence(e, parser, document);
            }
        } catch (IOException e) {
            dump.trouble = "The JSON could not be opened: " + e.getMessage();
        }
        return dump;
    }

    boolean isMinidump() {
        return crashInfo || (threads && modules);
    }

    private void member(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "crash_info" -> {
                crashInfo = true;
                JsonWalk.members(parser, this::crashMember);
            }
            case "threads" -> {
                threads = true;
                parser.skipChildren();
            }
            case "modules" -> {
                modules = true;
                JsonWalk.elements(parser, this::module);
            }
            case "main_module" -> mainModule = JsonWalk.number(parser);
            case "pid" -> pid = JsonWalk.number(parser);
            case "system_info" -> JsonWalk.members(parser, this::systemMember);
            default -> parser.skipChildren();
        }
    }

    private void crashMember(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "type" -> reason = JsonWalk.text(parser);
            case "address" -> address = JsonWalk.text(parser);
            case "assertion" -> assertion = JsonWalk.text(parser);
            case "crashing_thread" -> crashingThread = JsonWalk.number(parser);
            default -> parser.skipChildren();
        }
    }

    private void systemMember(String key, JsonParser parser) throws IOException {
        switch (key) {
            case "os" -> system = JsonWalk.text(parser);
            case "os_ver" -> systemVersion = JsonWalk.text(parser);
            default -> parser.skipChildren();
        }
    }

    private void module(JsonParser parser) throws IOException {
        boolean main = module++ == Math.max(0, mainModule);
        JsonWalk.members(parser, (key, p) -> {
            if (main && key.equals("filename")) {
                program = JsonWalk.text(p);
            } else {
                p.skipChildren();
            }
        });
    }

    /** Puts the report into the sink. */
    void tell(InputSink sink, JobContext job) {
        sink.tool("minidump-stackwalk" + (system == null ? "" : ", " + system)
                + (system == null || systemVersion == null ? "" : " " + systemVersion));
        if (pid >= 0) {
            sink.pid(pid);
        }
        if (program != null) {
            sink.program(program);
        }
        Crash crash = new Crash();
        crash.reason(reason);
        crash.address(address);
        crash.assertion(assertion);
        if (crashingThread >= 0) {
            crash.thread(Long.toString(crashingThread));
        }
        new JsonThreads(document, sink, crash, crashingThread).read(job);
        crash.tell(sink);
        if (trouble != null) {
            sink.incomplete(trouble);
        } else if (!threads) {
            sink.incomplete("The report has no threads.");
        }
    }
}
