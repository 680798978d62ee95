package dev.unpark.findings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What several rules work out from the same evidence, worked out once: in a dump of 100,000 threads each pass over them
 * counts. Safe for any thread; what is kept must not change.
 */
public final class Once {
    private final Map<Object, Object> known = new ConcurrentHashMap<>();

    /**
     * The value for a key, made the first time it is asked for.
     *
     * @param key its class says what it is: two rules that use the same key mean the same value
     */
    @SuppressWarnings("unchecked")
    public <T> T of(Object key, Supplier<T> made) {
        // No computeIfAbsent: to make one value another one may be needed.
        Object value = known.get(key);
        if (value == null) {
            value = made.get();
            known.put(key, value);
        }
        return (T) value;
    }
}
