package dev.unpark.findings.rules.sources;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.Blocks;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A call of std's, or of a blocking client's, in async code. */
@AutoService(Rule.class)
public final class BlockingCallRule extends SourceRule {
    private static final Map<Blocks, String> DOES = new EnumMap<>(Map.ofEntries(
            Map.entry(Blocks.SLEEP, "sleeps on its thread"),
            Map.entry(Blocks.PARK, "parks its thread"),
            Map.entry(Blocks.RECV, "waits on a blocking channel"),
            Map.entry(Blocks.SEND, "sends into a blocking channel, which waits while it is full"),
            Map.entry(Blocks.JOIN, "waits for a thread to end"),
            Map.entry(Blocks.CONDVAR, "waits on a Condvar"),
            Map.entry(Blocks.BARRIER, "waits at a std Barrier"),
            Map.entry(Blocks.SOCKET, "uses a blocking socket"),
            Map.entry(Blocks.DNS, "looks a host name up with the blocking resolver"),
            Map.entry(Blocks.HTTP, "sends a request with a blocking client"),
            Map.entry(Blocks.PROCESS, "waits for a process to end"),
            Map.entry(Blocks.STDIN, "waits for standard input"),
            Map.entry(Blocks.SHORT, "makes a call of std that may block")));

    @Override
    public String id() {
        return "source.blocking-call";
    }

    @Override
    String found(int count) {
        return count == 1
                ? "async function calls what blocks its thread"
                : "async functions call what blocks their thread";
    }

    @Override
    List<Finding> findings(Spots spots, AsyncScan scan, Topic topic) {
        return CallWriter.of(spots, topic, scan.blocking(), s -> DOES.containsKey(s.how())).stream()
                .map(BlockingCallRule::finding)
                .toList();
    }

    private static Finding finding(CallWriter writer) {
        Blocks how = writer.site().how();
        boolean shortly = how == Blocks.SHORT || how == Blocks.SEND;
        String other = shortly
                ? "Short enough not to matter: a local disk or a socket that only binds answers in microseconds, a network"
                        + " file system may take seconds."
                : "Short in this program, or called where nothing else waits for the thread.";
        return writer.finding(
                DOES.getOrDefault(how, "blocks"),
                !shortly,
                List.of(other),
                List.of(
                        "A thread dump while the service is slow: a worker inside a task poll whose innermost own frame is `"
                                + Spots.brief(
                                        writer.site().last().path(),
                                        writer.site().last().line()) + "`.",
                        "A log line before and after the call, with the time between them."));
    }
}
