package dev.unpark.model;

/**
 * One crate depends on another.
 *
 * @param crate position of the one that is depended on
 * @param by position of the one that depends on it
 */
public record CargoLink(int crate, int by, DependencyKind kind, int line) {}
