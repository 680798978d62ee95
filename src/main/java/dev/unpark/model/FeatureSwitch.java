package dev.unpark.model;

/**
 * A feature is turned on.
 *
 * @param crate position of the crate whose feature it is
 * @param by position of the crate that turns it on, which may be the same one; -1 where the text does not tell
 * @param byFeature the feature of {@code by} that does so; empty where the crate asks for it in its dependencies
 * @param kind of the dependency that asks for it
 */
public record FeatureSwitch(int crate, String feature, int by, String byFeature, DependencyKind kind, int line) {}
