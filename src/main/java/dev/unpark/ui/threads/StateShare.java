package dev.unpark.ui.threads;

import dev.unpark.classify.Health;

/** One part of the state bar: how many threads are in a state, and whether that is well. */
public record StateShare(String state, int count, Health health) {}
