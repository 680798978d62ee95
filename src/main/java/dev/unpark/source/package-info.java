/**
 * Floor 2: the opened source tree, the mapping of printed paths on to it, and the Rust syntax tree.
 *
 * <p>Uses {@code model} and {@code work}. Evidence and source are two worlds: the evidence spells paths and names of
 * another machine, and only {@link dev.unpark.source.Sources} says which file and which function of the opened tree they
 * mean, or that it does not know. Rust is read by tree-sitter alone; a tree is copied out of native memory at once, so
 * that nothing native outlives a call and any thread may ask.
 */
@NullMarked
package dev.unpark.source;

import org.jspecify.annotations.NullMarked;
