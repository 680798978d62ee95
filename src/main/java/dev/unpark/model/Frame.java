package dev.unpark.model;

import org.jspecify.annotations.Nullable;

/**
 * One call of a stack, without what differs from thread to thread (argument values, line in the input).
 *
 * @param address the return address as an unsigned 64-bit value; 0 where the tool printed none (gdb prints none for an
 *     inlined frame and for a frame whose pc is at the start of a line)
 * @param module shared object or executable, where the tool printed it
 * @param inlined true where the tool says so or prints no address for a frame that is not innermost
 */
public record Frame(
        long address,
        Symbol symbol,
        @Nullable SourcePlace place,
        @Nullable String module,
        boolean inlined) {}
