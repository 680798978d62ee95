package dev.unpark.model;

/**
 * A pointer that a frame of a waiting thread prints as an argument, such as the {@code self} of {@code Mutex::lock}.
 * Only frames of lock, condition and channel functions keep theirs: that is what a wait is told apart by.
 *
 * @param frame index of the frame in its stack
 * @param name the argument's name
 * @param address its value, unsigned
 */
public record FrameArgument(int frame, String name, long address) {}
