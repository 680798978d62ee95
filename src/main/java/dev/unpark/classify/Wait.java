package dev.unpark.classify;

import dev.unpark.model.State;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the innermost frames wait in, up to the first frame of own code or of a poll.
 *
 * @param kind path of the primitive, or null
 * @param frame index of the outermost frame of the wait, -1 if there is none
 * @param publicFrame index of the frame by which it was called, -1 if it is not there
 */
record Wait(State state, @Nullable String kind, int frame, int publicFrame) {

    static Wait of(List<FrameReading> frames) {
        Wait wait = new Wait(State.UNKNOWN, null, -1, -1);
        for (int i = 0; i < frames.size(); i++) {
            FrameReading frame = frames.get(i);
            if (frame.origin() == FrameOrigin.OWN) {
                return i == 0 ? wait.with(State.RUNNING) : wait;
            }
            if (i == 0 && !frame.isNameless()) {
                wait = wait.with(State.RUNNING);
            }
            for (WaitEntry entry : frame.waits()) {
                wait = wait.refine(entry, i);
            }
            if (isBoundary(frame)) {
                return wait;
            }
        }
        return wait;
    }

    private Wait with(State changed) {
        return new Wait(changed, kind, frame, publicFrame);
    }

    private Wait refine(WaitEntry entry, int index) {
        boolean fits =
                entry.over().contains(state) && (entry.onlyAfter() == null || Objects.equals(entry.onlyAfter(), kind));
        if (!fits) {
            return this;
        }
        boolean same = Objects.equals(entry.kind(), kind);
        int called = entry.isPublic() ? index : same ? publicFrame : -1;
        return new Wait(entry.state(), entry.kind(), index, called);
    }

    private static boolean isBoundary(FrameReading frame) {
        return frame.hasAny(
                Mark.TASK_POLL,
                Mark.BLOCKING_TASK,
                Mark.RUN_TASK,
                Mark.LOCAL_TICK,
                Mark.WORKER_LOOP,
                Mark.CURRENT_THREAD,
                Mark.BLOCK_ON,
                Mark.POOL);
    }
}
