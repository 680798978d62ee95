package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Words;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Certainty;
import dev.unpark.model.Citation;
import dev.unpark.model.Finding;
import dev.unpark.model.Role;
import dev.unpark.model.RuleOutcome;
import dev.unpark.model.ThreadFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * A runtime whose I/O and timer driver nobody serves: whoever had it is held by a task, and the idle ones do not take it
 * over. Threads that just run would serve it between two tasks, so with one of them nothing is claimed.
 */
@AutoService(Rule.class)
public final class NoDriverRule implements Rule {
    private static final int CITED = 5;

    @Override
    public String id() {
        return "runtime.no-driver";
    }

    @Override
    public RuleOutcome check(RuleInput in) {
        Looked looked = Looked.at(in);
        List<ProcessScene> found = ProcessScene.where(in, NoDriverRule::unserved);
        if (found.isEmpty()) {
            return looked.canTell()
                    ? new RuleOutcome.Clear("Looked at " + looked.words() + ". " + clear(in))
                    : looked.cannotTell();
        }
        Topic topic = in.knowledge().topic(id()).orElseThrow();
        return new RuleOutcome.Found(
                found.stream().map(p -> finding(p, topic)).toList(),
                "Looked at " + looked.words() + "; in " + Words.count(found.size(), "process")
                        + (found.size() == 1 ? "" : "es") + " no thread serves the driver.");
    }

    private static String clear(RuleInput in) {
        List<RuntimeScene> scenes = RuntimeScene.all(in);
        if (scenes.stream().anyMatch(s -> s.drivers() > 0)) {
            return "A thread waits in the driver.";
        }
        return scenes.stream().anyMatch(s -> s.unseen() > 0)
                ? "No thread waits in the driver, but one that runs would serve it between two tasks."
                : "No runtime with a driver is held up.";
    }

    private static boolean unserved(RuntimeScene s) {
        return s.noDriver() && s.heldUp() > 0;
    }

    private Finding finding(ProcessScene p, Topic topic) {
        boolean disputed = p.disputed(s -> s.drivers() > 0);
        List<Seen> blocked = p.blocked();
        List<Seen> idle = p.threads(NoDriverRule::idle);
        List<Citation> citations = new ArrayList<>();
        blocked.stream()
                .limit(CITED)
                .map(s -> p.citation(s, ProcessScene.heldWords(s)))
                .forEach(citations::add);
        idle.stream()
                .limit(CITED)
                .map(s -> p.citation(s, "worker " + s.trace().label() + " is idle, and does not wait in the driver"))
                .forEach(citations::add);
        String rest = idle.isEmpty()
                ? ", and nothing is left that could take it over."
                : ": " + Words.count(idle.size(), "worker")
                        + (idle.size() == 1 ? " is idle and does" : " are idle and do") + " not take it over.";
        return new Finding(
                "",
                id(),
                disputed ? Certainty.POSSIBLE : Certainty.PROVEN,
                "No thread serves the I/O and timer driver" + rest,
                "Held: " + HeldCase.threads(blocked) + (idle.isEmpty() ? "" : " · Idle: " + HeldCase.threads(idle)),
                why(p, idle.size()),
                topic.fix(),
                topic.proof(),
                topic.pitfalls(),
                disputed
                        ? List.of(
                                "The driver was served again a moment later: another dump of this process shows a thread in it.",
                                "The dumps are of different times, and this one is the older or the newer.")
                        : List.of(),
                disputed ? List.of(p.gdb().secondDump() + ".") : List.of(),
                List.of(
                        "Which timers and sockets wait: no thread dump shows them.",
                        "Whether this runtime has its timers and I/O turned on at all (`enable_all`): without them it has no driver"
                                + " to miss."),
                citations);
    }

    private static boolean idle(ThreadFacts f) {
        return f.role() == Role.WORKER && RuntimeScene.rests(f);
    }

    private static String why(ProcessScene p, int idle) {
        String first =
                "None of the " + p.scene().threads() + " threads waits in epoll or in another part of the driver,"
                        + " and none runs that would look after it between two tasks.";
        String then = idle == 0
                ? " It is looked after again when one of the held threads comes free."
                : " The worker that had the driver took a task from it and was held by that task; an idle worker that"
                        + " sleeps on its condition variable is told to take over only when a task is woken.";
        return first + then + " Until then no timer fires and no socket is read in the whole runtime.";
    }
}
