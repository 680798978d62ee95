package dev.unpark.source.scan;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A growing list of numbers without boxes. */
final class Ints {
    private int[] items = new int[16];
    private int count;

    void add(int item) {
        if (count == items.length) {
            items = Arrays.copyOf(items, count * 2);
        }
        items[count++] = item;
    }

    int get(int index) {
        return items[index];
    }

    int size() {
        return count;
    }

    IntStream stream() {
        return Arrays.stream(items, 0, count);
    }

    /** Each number once, and no more room than that takes. */
    Ints distinct() {
        Ints distinct = new Ints();
        distinct.items = stream().sorted().distinct().toArray();
        distinct.count = distinct.items.length;
        return distinct;
    }
}
