package dev.unpark.parse;

import dev.unpark.model.Stack;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** One instance of each stack, out of the instances that several readers made; each of those is compared only once. */
final class SameStacks {
    private final IdentityHashMap<Stack, Stack> known = new IdentityHashMap<>();
    private final Map<Stack, Stack> distinct = new HashMap<>();

    Stack one(Stack stack) {
        return known.computeIfAbsent(stack, s -> distinct.computeIfAbsent(s, first -> first));
    }
}
