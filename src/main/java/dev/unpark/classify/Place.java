package dev.unpark.classify;

import dev.unpark.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in Tokio a thread is: read outwards from the innermost frame, for the outermost frames of a worker look like those
 * of a blocking pool thread (it is one), and the poll chain alone is on both.
 *
 * @param named the stack has Rust names, so that a missing frame means something
 * @param inside null where the stack cannot tell
 * @param poll index of the frame that polls, -1 if nothing is polled
 * @param marker index of the frame that tells the role best, -1 if none does
 * @param blockOn index of the innermost block_on in which the thread is parked, -1 if there is none
 * @param inPlace the thread called block_in_place, so a block_on inside it is a nested one
 */
record Place(Role role, boolean named, @Nullable Boolean inside, int poll, int marker, int blockOn, boolean inPlace) {

    static Place of(List<FrameReading> frames) {
        Role role = role(frames);
        int poll = poll(frames);
        if (poll < 0 && role == Role.UNKNOWN) {
            // A cut stack that ends within the poll chain: what polls is hidden, that a future is polled is not.
            poll = last(frames, Mark.FUTURE_POLL);
        }
        boolean named = frames.stream().anyMatch(frame -> frame.path().isRust() && !frame.isNameless());
        Boolean inside = (role == Role.UNKNOWN && poll < 0) ? null : Boolean.valueOf(poll >= 0);
        int marker = poll >= 0 ? poll : marker(frames, role);
        boolean inPlace = first(frames, Mark.BLOCK_IN_PLACE) >= 0;
        return new Place(role, named, inside, poll, marker, blockOn(frames), inPlace);
    }

    /**
     * The innermost frame that polls. A root future counts for a current_thread runtime only; where {@code run_task} is inlined
     * away (release builds) the poll chain inside the scheduler's loop stands for it.
     */
    private static int poll(List<FrameReading> frames) {
        int chain = -1;
        boolean parked = false;
        for (int i = 0; i < frames.size(); i++) {
            FrameReading frame = frames.get(i);
            if (frame.hasAny(Mark.RUN_TASK, Mark.LOCAL_TICK)) {
                return i;
            }
            if (frame.hasAny(Mark.WORKER_LOOP, Mark.LOCAL_SET) && chain >= 0) {
                return chain;
            }
            if (frame.has(Mark.CURRENT_THREAD) && !parked) {
                return chain >= 0 ? chain : i;
            }
            chain = frame.has(Mark.TASK_POLL) && !frame.has(Mark.BLOCKING_TASK) ? i : chain;
            parked = frame.hasAny(Mark.TOKIO_PARK, Mark.WORKER_PARK) || (parked && !leavesBlockOn(frame));
        }
        return -1;
    }

    private static boolean leavesBlockOn(FrameReading frame) {
        return frame.origin() == FrameOrigin.OWN || frame.has(Mark.BLOCK_ON);
    }

    private static Role role(List<FrameReading> frames) {
        if (first(frames, Mark.WORKER_LOOP) >= 0 || frames.stream().anyMatch(Place::runsWorkerTask)) {
            return Role.WORKER;
        }
        if (first(frames, Mark.LOCAL_TICK) >= 0 || first(frames, Mark.LOCAL_SET) >= 0) {
            return Role.LOCAL_SET;
        }
        if (first(frames, Mark.RUN_TASK) >= 0) {
            return Role.BLOCK_ON;
        }
        boolean drivesItself = first(frames, Mark.CURRENT_THREAD) >= 0;
        if (first(frames, Mark.POOL) >= 0 && !drivesItself) {
            return Role.BLOCKING_POOL;
        }
        if (first(frames, Mark.OTHER_RUNTIME) >= 0) {
            return Role.OTHER;
        }
        if (!isWhole(frames)) {
            // A worker in block_in_place looks the same up to here.
            return Role.UNKNOWN;
        }
        return drivesItself || callsBlockOn(frames) ? Role.BLOCK_ON : Role.OTHER;
    }

    /** Release builds may inline {@code Runtime::block_on} into main and leave only Tokio's own block_on below it. */
    private static boolean callsBlockOn(List<FrameReading> frames) {
        return first(frames, Mark.BLOCK_ON) >= 0
                || (first(frames, Mark.CACHED_PARK) >= 0
                        && first(frames, Mark.SYNC_CALL) < 0
                        && first(frames, Mark.RUNTIME_DROP) < 0);
    }

    private static boolean runsWorkerTask(FrameReading frame) {
        return frame.has(Mark.RUN_TASK)
                && frame.path().segments().stream()
                        .anyMatch(part -> part.startsWith("multi_thread") || part.equals("thread_pool"));
    }

    /**
     * From the innermost frame to the thread's start every frame has a name, so no marker can be hidden. gdb may end a stack at
     * the program's own main.
     */
    private static boolean isWhole(List<FrameReading> frames) {
        for (FrameReading frame : frames) {
            if (frame.isNameless()) {
                return false;
            }
            if (frame.has(Mark.THREAD_START)) {
                return true;
            }
        }
        List<String> last =
                frames.isEmpty() ? List.of() : frames.getLast().path().segments();
        return last.size() == 2 && last.getLast().equals("main");
    }

    private static int marker(List<FrameReading> frames, Role role) {
        return switch (role) {
            case WORKER -> firstOf(frames, Mark.WORKER_PARK, Mark.WORKER_LOOP);
            case BLOCK_ON -> last(frames, Mark.BLOCK_ON, Mark.CURRENT_THREAD, Mark.CACHED_PARK);
            case LOCAL_SET -> firstOf(frames, Mark.LOCAL_SET, Mark.BLOCK_ON);
            case BLOCKING_POOL -> first(frames, Mark.POOL);
            case OTHER, UNKNOWN -> firstOf(frames, Mark.RUNTIME_DROP, Mark.OTHER_RUNTIME);
        };
    }

    private static int blockOn(List<FrameReading> frames) {
        boolean parked = false;
        for (int i = 0; i < frames.size(); i++) {
            FrameReading frame = frames.get(i);
            if (frame.origin() == FrameOrigin.OWN) {
                return -1;
            }
            if (frame.hasAny(Mark.BLOCK_ON, Mark.CURRENT_THREAD, Mark.CACHED_PARK)) {
                // CachedParkThread::block_on is a park too: the frame inside it says whether the future is pending.
                return parked ? i : -1;
            }
            parked |= frame.hasAny(Mark.TOKIO_PARK, Mark.WORKER_PARK);
        }
        return -1;
    }

    private static int first(List<FrameReading> frames, Mark mark) {
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).has(mark)) {
                return i;
            }
        }
        return -1;
    }

    private static int firstOf(List<FrameReading> frames, Mark preferred, Mark otherwise) {
        int found = first(frames, preferred);
        return found >= 0 ? found : first(frames, otherwise);
    }

    private static int last(List<FrameReading> frames, Mark... byPreference) {
        for (Mark mark : byPreference) {
            for (int i = frames.size() - 1; i >= 0; i--) {
                if (frames.get(i).has(mark)) {
                    return i;
                }
            }
        }
        return -1;
    }
}
