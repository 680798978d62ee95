/**
 * What oxidecomputer's hansei prints of a core's Tokio runtime: the tables of {@code tasks} and {@code threads}, the blocks of
 * {@code task}, the await chains and stacks of {@code trace}. Read by its sources and its recorded outputs of 2026; the text
 * is young and changes, so what is not known is counted.
 */
@NullMarked
package dev.unpark.parse.hansei;

import org.jspecify.annotations.NullMarked;
