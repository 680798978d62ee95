package dev.unpark.findings.rules.sources;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.GuardSite;
import java.util.List;

/** A guard of a lock that puts threads to sleep, alive across an await. */
@AutoService(Rule.class)
public final class GuardOverAwaitRule extends SourceRule {
    @Override
    public String id() {
        return "source.guard-over-await";
    }

    @Override
    String found(int count) {
        return count == 1
                ? "guard of a blocking lock lives across an await"
                : "guards of blocking locks live across an await";
    }

    @Override
    List<Finding> findings(Spots spots, AsyncScan scan, Topic topic) {
        return scan.guards().stream()
                .filter(g -> !g.isBorrow())
                .map(g -> new GuardWriter(spots, topic, g).finding(consequence(g), couldAlsoBe(g), wouldDecide(g)))
                .toList();
    }

    private static String consequence(GuardSite g) {
        return "While `" + g.function()
                + "` waits there, the lock stays taken and no thread is busy with giving it back.";
    }

    private static List<String> couldAlsoBe(GuardSite g) {
        return List.of("Harmless in this program: nothing else asks for " + GuardWriter.asked(g) + " while `"
                + g.function() + "` waits.");
    }

    private static List<String> wouldDecide(GuardSite g) {
        return List.of(
                "A thread dump of the hang, `gdb -p PID -batch -ex 'set pagination off' -ex 'thread apply all bt full'`: a"
                        + " worker that waits for a lock at a line that takes " + GuardWriter.asked(g) + ".",
                "`cargo clippy -- -W clippy::await_holding_lock` names the same line where the compiler knows the type.");
    }
}
