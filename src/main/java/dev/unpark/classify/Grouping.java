package dev.unpark.classify;

import dev.unpark.model.Input;
import dev.unpark.model.Role;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.WaitsFor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts threads of one dump that print the same stack into one row; addresses and hashes do not count. */
public final class Grouping {
    private record Key(
            int stack,
            State state,
            Role role,
            boolean blocked,
            @Nullable WaitsFor what) {}

    private static final Comparator<StackGroup> BLOCKED_FIRST = Comparator.comparing(StackGroup::blocked)
            .reversed()
            .thenComparingInt(group -> -group.threads().size())
            .thenComparingInt(StackGroup::first);

    private Grouping() {}

    /** Blocked groups first, then by count, then by first thread. */
    public static List<StackGroup> group(int inputIndex, Input input, List<ThreadFacts> facts) {
        StackNumbers numbers = new StackNumbers();
        Map<Key, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < input.threads().size(); i++) {
            ThreadFacts fact = facts.get(i);
            int stack = numbers.of(input.threads().get(i).stack());
            Key key = new Key(stack, fact.state(), fact.role(), fact.isBlocked(), anyAddress(fact.waitsFor()));
            rows.computeIfAbsent(key, absent -> new ArrayList<>()).add(i);
        }
        return rows.entrySet().stream()
                .map(row -> new StackGroup(
                        inputIndex,
                        row.getKey().state(),
                        row.getKey().role(),
                        row.getKey().blocked(),
                        row.getValue()))
                .sorted(BLOCKED_FIRST)
                .toList();
    }

    private static @Nullable WaitsFor anyAddress(@Nullable WaitsFor waits) {
        return waits == null ? null : new WaitsFor(waits.kind(), waits.type(), 0);
    }

    /** What a person sees of a frame; two threads in one line differ by the return address alone. */
    private record Printed(
            String symbol,
            @Nullable SourcePlace place,
            @Nullable String module) {}

    /** A number for each stack that prints alike; the same instance is not looked at again. */
    private static final class StackNumbers {
        private final IdentityHashMap<Stack, Integer> byInstance = new IdentityHashMap<>();
        private final Map<List<Printed>, Integer> byPrint = new HashMap<>();

        int of(Stack stack) {
            return byInstance.computeIfAbsent(
                    stack, key -> byPrint.computeIfAbsent(print(key), alike -> byPrint.size()));
        }

        private static List<Printed> print(Stack stack) {
            return stack.frames().stream()
                    .map(frame -> new Printed(frame.symbol().name(), frame.place(), frame.module()))
                    .toList();
        }
    }
}
