package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.source.Sources;
import java.util.List;

/** Which panics the evidence has, and whether they have their backtraces. */
final class PanicAnswer implements Answerers.Answerer {
    private static final int SHOWN = 5;

    @Override
    public StepAnswer answer(String command, Investigation investigation, Sources sources) {
        Answer answer = new Answer();
        int panics = 0;
        int traced = 0;
        for (Input input : investigation.evidence().inputs()) {
            List<Panic> list = input.panics();
            for (int i = 0; i < list.size(); i++) {
                if (!list.get(i).isFailure()) {
                    continue;
                }
                panics++;
                traced += list.get(i).stack().depth() > 0 ? 1 : 0;
                if (panics <= SHOWN) {
                    answer.say(words(input, list.get(i)), new ItemRef.OfPanic(input.id(), i));
                }
            }
        }
        if (panics > SHOWN) {
            answer.say("There are " + (panics - SHOWN) + " more panics in the evidence.");
        }
        if (panics == 0) {
            answer.say("Nothing that was opened has a panic in it. If the service printed one, open its output too.");
            return answer.as(Coverage.NOT_SHOWN, command);
        }
        if (traced < panics) {
            answer.say(
                    panics - traced == panics
                            ? "No backtrace was printed; the command below asks for one."
                            : Answer.count(panics - traced, "panic") + " came without a backtrace.");
        }
        return answer.as(traced > 0 ? Coverage.ANSWERED : Coverage.PARTLY, command);
    }

    private static String words(Input input, Panic panic) {
        String where = panic.place() == null
                ? ""
                : " at " + Answer.quoted(panic.place().shown());
        String frames = panic.stack().depth() == 0
                ? ""
                : " (" + Answer.count(panic.stack().depth(), "frame") + ")";
        String what = panic.isPanic() ? " panicked" : " ended the process";
        return input.fileName() + ": thread " + Answer.quoted(panic.thread()) + what + where + frames + ": "
                + Answer.quoted(panic.message());
    }
}
