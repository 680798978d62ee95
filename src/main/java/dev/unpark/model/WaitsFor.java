package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * What a thread waits for, as far as its frames print it.
 *
 * @param kind path of the primitive without parameters, such as {@code std::sync::Mutex}
 * @param type what it protects or carries, where a frame prints it
 * @param address unsigned; 0 where no frame prints it
 */
public record WaitsFor(String kind, @Nullable String type, long address) {}
