/**
 * Floor 1b: reads the text that tools print. One class a format below {@code parse.<format>}; formats never see each other.
 *
 * <p>Readers work on mapped bytes and intern symbols and whole stacks, so that memory grows with the distinct stacks.
 * They never throw on input: what they cannot read is counted and named, and they go on.
 */
@NullMarked
package dev.unpark.parse;

import org.jspecify.annotations.NullMarked;
