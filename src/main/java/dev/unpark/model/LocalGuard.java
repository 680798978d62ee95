package dev.unpark.model;

/**
 * A guard that a frame prints as a plain local. It may be dead: gdb prints stale slots too, so it proves nothing until a
 * thread waits for its address, and nothing if two threads print it.
 */
public record LocalGuard(int thread, int frame, Guard guard, int inputLine) {}
