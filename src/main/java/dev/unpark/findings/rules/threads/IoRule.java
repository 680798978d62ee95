package dev.unpark.findings.rules.threads;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.model.Frame;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task that waits for a socket, a file, a pipe or a process by a call that blocks. */
@AutoService(Rule.class)
public final class IoRule extends HeldRule {
    @Override
    public String id() {
        return "worker.io";
    }

    @Override
    boolean covers(ThreadFacts blocked) {
        return blocked.state() == State.IO || blocked.state() == State.EPOLL_WAIT;
    }

    @Override
    String verb() {
        return "waits in a blocking call on a socket, file, pipe or process";
    }

    @Override
    String by(HeldCase c) {
        if (c.first().facts().state() == State.EPOLL_WAIT) {
            return "the wait of another event loop";
        }
        String call = systemCall(c);
        return call == null
                ? "a blocking call on a socket, file, pipe or process"
                : "the blocking system call `" + call + "`";
    }

    private static @Nullable String systemCall(HeldCase c) {
        return c.in().classifier().systemCall(c.first().trace().stack());
    }

    @Override
    String cited() {
        return "waits here for a socket, file, pipe or process";
    }

    @Override
    String ends(HeldCase c) {
        return "It ends when the other side or the device answers. Where the other side is served by this very runtime, or"
                + " does not answer at all, it does not.";
    }

    @Override
    List<String> notKnown(HeldCase c) {
        boolean folded = c.first().trace().stack().frames().stream()
                .limit(Math.max(0, c.first().facts().ownFrame()))
                .map(Frame::symbol)
                .anyMatch(s -> s.name().contains("UdpSocket::"));
        return folded
                ? List.of(
                        "Whether the socket is TCP or UDP: the debug information names `UdpSocket::recv`, but the compiler"
                                + " folds it and `TcpStream::read` into one function, so the name does not tell.")
                : List.of();
    }
}
