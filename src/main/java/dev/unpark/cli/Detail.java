package dev.unpark.cli;

/**
 * How much a document says.
 *
 * @param frames every frame of every thread
 * @param remedies why, fix and proof of every finding
 */
record Detail(boolean frames, boolean remedies) {}
