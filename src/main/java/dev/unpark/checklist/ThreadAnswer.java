package dev.unpark.checklist;

import dev.unpark.checklist.StepAnswer.Coverage;
import dev.unpark.model.Input;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import dev.unpark.source.Sources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many threads the dumps have, which are blocked, and whether they stand where they stood. */
final class ThreadAnswer implements Answerers.Answerer {
    private static final int SHOWN = 8;

    private record Blocked(Input input, ThreadTrace thread) {}

    @Override
    public StepAnswer answer(String command, Investigation investigation, Sources sources) {
        Answer answer = new Answer();
        List<Blocked> all = new ArrayList<>();
        int dumps = 0;
        List<Input> inputs = investigation.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Input input = inputs.get(i);
            if (!input.threads().isEmpty()) {
                dumps++;
                List<ThreadFacts> facts = i < investigation.analysis().facts().size()
                        ? investigation.analysis().facts().get(i)
                        : List.of();
                List<Blocked> blocked = blocked(input, facts);
                answer.say(words(input, facts, blocked.size()), new ItemRef.OfInput(input.id()));
                all.addAll(blocked);
            }
        }
        if (dumps == 0) {
            answer.say("No thread dump was opened.");
            return answer.as(Coverage.NOT_SHOWN, command);
        }
        sayBlocked(answer, all);
        if (dumps == 1) {
            answer.say(
                    "One dump shows where threads are, not that they stay there. Take a second one some seconds later.");
            return answer.as(Coverage.PARTLY, command);
        }
        return answer.as(Coverage.ANSWERED, command);
    }

    private static List<Blocked> blocked(Input input, List<ThreadFacts> facts) {
        List<Blocked> blocked = new ArrayList<>();
        for (ThreadTrace thread : input.threads()) {
            if (thread.index() < facts.size() && facts.get(thread.index()).isBlocked()) {
                blocked.add(new Blocked(input, thread));
            }
        }
        return blocked;
    }

    private static String words(Input input, List<ThreadFacts> facts, int blocked) {
        String threads =
                input.fileName() + " has " + Answer.count(input.threads().size(), "thread");
        long unknown = facts.stream().filter(f -> f.blocked() == null).count();
        String said = blocked == 0 ? ", none blocked inside a task" : ", " + blocked + " blocked inside a task";
        if (unknown == facts.size()) {
            return threads + ", without the symbols that would tell what they do.";
        }
        return threads + said + (unknown == 0 ? "." : "; " + unknown + " cannot be told.");
    }

    private static void sayBlocked(Answer answer, List<Blocked> all) {
        int said = 0;
        for (int i = 0; i < all.size() && said < SHOWN; i++) {
            Blocked one = all.get(i);
            Blocked later = later(all, i);
            if (later != null) {
                boolean stands = later.thread().stack().equals(one.thread().stack());
                answer.say(
                        "Thread " + one.thread().label()
                                + (stands ? " stands on the same stack in " : " is blocked on different stacks in ")
                                + one.input().fileName() + " and "
                                + later.input().fileName() + ".",
                        new ItemRef.OfThread(later.input().id(), later.thread().index()));
                said++;
            }
        }
    }

    private static @Nullable Blocked later(List<Blocked> all, int from) {
        Blocked one = all.get(from);
        for (Blocked other : all.subList(from + 1, all.size())) {
            boolean same = one.thread().id() != null
                    && one.thread().id().equals(other.thread().id());
            if (same && !other.input().id().equals(one.input().id())) {
                return other;
            }
        }
        return null;
    }
}
