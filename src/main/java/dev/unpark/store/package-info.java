/**
 * Floor 4: the {@code .unpark} file and crash recovery: versioned, written atomically.
 *
 * <p>Kept is what cannot be derived again: the bytes of the evidence and of the source, and the work. Opening reads and
 * analyses the bytes anew, so a file of an older Unpark gains what the newer one sees, and nothing derived can go stale.
 * Recovery keeps its copy of the evidence in the same form, and beside it the work alone, which is small enough to be
 * written on every change.
 */
@NullMarked
package dev.unpark.store;

import org.jspecify.annotations.NullMarked;
