package dev.unpark.classify;

import dev.unpark.model.Role;
import dev.unpark.model.State;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one stack shows of its thread, before the thread's own argument values are looked at.
 *
 * @param poll index of the frame that polls the innermost task or root future, -1 if nothing is polled
 * @param marker index of the frame that tells the role best, -1 if none does
 * @param waitFrame index of the outermost frame that belongs to the wait, -1 if there is none
 * @param publicFrame index of the frame by which the wait was called, -1 if it is not on the stack
 * @param kind path of the primitive, null where none is known
 */
record StackReading(
        List<FrameReading> frames,
        Role role,
        State state,
        @Nullable Boolean insideTaskPoll,
        int poll,
        int marker,
        int ownFrame,
        int waitFrame,
        int publicFrame,
        @Nullable String kind) {

    static StackReading of(List<FrameReading> frames) {
        Place place = Place.of(frames);
        Wait wait = Wait.of(frames);
        State state = settle(frames, wait, place);
        String kind = state == wait.state() ? wait.kind() : blockOnKind(frames, place);
        return new StackReading(
                frames,
                place.role(),
                state,
                place.inside(),
                place.poll(),
                place.marker(),
                ownFrame(frames, place),
                wait.frame(),
                state == wait.state() ? wait.publicFrame() : blockOnFrame(frames, place),
                kind);
    }

    /**
     * The last word on the state. Tokio never parks inside a poll but in a {@code block_on} that runs there, and on a pool
     * thread only in one that the closure called; without symbols only the leaves count that can mean one thing.
     */
    private static State settle(List<FrameReading> frames, Wait wait, Place place) {
        if (!frames.isEmpty() && frames.getFirst().has(Mark.ON_CPU)) {
            return State.RUNNING;
        }
        if (place.role() == Role.UNKNOWN && !place.named()) {
            return switch (wait.state()) {
                case EPOLL_WAIT, SLEEP, DNS -> wait.state();
                case PARK, MUTEX, RWLOCK, CONDVAR, BARRIER, JOIN, RECV, BLOCK_ON, IO, RUNNING, UNKNOWN -> State.UNKNOWN;
            };
        }
        boolean parks = wait.state() == State.PARK || wait.state() == State.EPOLL_WAIT;
        boolean held = Boolean.TRUE.equals(place.inside()) || place.role() == Role.BLOCKING_POOL || place.inPlace();
        return parks && held && place.blockOn() >= 0 ? State.BLOCK_ON : wait.state();
    }

    /** The outermost frame of the block_on before own code begins: the one that was called. */
    private static int blockOnFrame(List<FrameReading> frames, Place place) {
        int found = place.blockOn();
        for (int i = found; i >= 0 && i < frames.size() && frames.get(i).origin() != FrameOrigin.OWN; i++) {
            if (i == place.poll()) {
                break;
            }
            found = frames.get(i).has(Mark.BLOCK_ON) ? i : found;
        }
        return found;
    }

    private static @Nullable String blockOnKind(List<FrameReading> frames, Place place) {
        int frame = blockOnFrame(frames, place);
        if (frame < 0) {
            return null;
        }
        List<String> path = frames.get(frame).path().segments();
        if (!frames.get(frame).has(Mark.BLOCK_ON)) {
            return String.join("::", path);
        }
        return path.contains("Handle") ? "tokio::runtime::Handle::block_on" : "tokio::runtime::Runtime::block_on";
    }

    /** Index of the innermost frame with a mark, or -1. */
    int firstOf(Mark mark) {
        return IntStream.range(0, frames.size())
                .filter(i -> frames.get(i).has(mark))
                .findFirst()
                .orElse(-1);
    }

    /** Indexes, innermost first. Inside a poll only what the poll called is a culprit; {@code main} around it is not. */
    List<Integer> ownFrames() {
        return own(frames, Boolean.TRUE.equals(insideTaskPoll) ? poll : frames.size())
                .boxed()
                .toList();
    }

    private static int ownFrame(List<FrameReading> frames, Place place) {
        return own(frames, Boolean.TRUE.equals(place.inside()) ? place.poll() : frames.size())
                .findFirst()
                .orElse(-1);
    }

    private static IntStream own(List<FrameReading> frames, int end) {
        return IntStream.range(0, end).filter(i -> frames.get(i).origin() == FrameOrigin.OWN);
    }
}
