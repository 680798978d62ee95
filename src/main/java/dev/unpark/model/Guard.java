package dev.unpark.model;

/**
 * A lock guard that gdb printed as a value.
 *
 * @param binding the variable's name
 * @param kind the lock's own type path without parameters, such as {@code std::sync::Mutex}
 * @param type what the lock protects, with its generic arguments as printed
 * @param address of the lock, unsigned
 */
public record Guard(String binding, String kind, String type, long address) {}
