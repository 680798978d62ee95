package dev.unpark.source;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Values that follow from the listed files, each made once. */
final class Derived {
    private final Map<Class<?>, Object> made = new HashMap<>();

    synchronized <T> T get(Class<T> kind, Supplier<T> make) {
        Object known = made.get(kind);
        if (known == null) {
            known = make.get();
            made.put(kind, known);
        }
        return kind.cast(known);
    }
}
