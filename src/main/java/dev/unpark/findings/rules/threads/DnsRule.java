package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.List;

/** A task that looks a host name up by the system, which blocks. */
@AutoService(Rule.class)
public final class DnsRule extends HeldRule {
    @Override
    public String id() {
        return "worker.dns";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return blocked.state() == State.DNS;
    }

    @Override
    String verb() {
        return "looks up a host name";
    }

    @Override
    String by(HeldCase c) {
        return "a look-up of a host name by the system (`getaddrinfo`)";
    }

    @Override
    String cited() {
        return "looks up a host name here";
    }

    @Override
    String ends(HeldCase c) {
        return "It ends when the resolver answers or gives up, which takes 5 seconds a try and name server with the settings of glibc: no deadlock, but a slow or silent name server stops the runtime.";
    }

    @Override
    List<String> notKnown(HeldCase c) {
        return List.of(
                "Which name is looked up, and which name server is slow: `ss -unp` shows where the questions go.");
    }
}
