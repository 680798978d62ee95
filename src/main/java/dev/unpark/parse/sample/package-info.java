/**
 * Call trees of macOS: those of {@code sample}, and the user side of {@code spindump}. A tree merges the stacks that were seen
 * at all moments of a thread; a dump has one stack a thread, so the path is taken that most moments share.
 *
 * <p>The shapes are those of texts in public issues, macOS 10.9 to 15.
 */
@NullMarked
package dev.unpark.parse.sample;

import org.jspecify.annotations.NullMarked;
