/**
 * Reads what Rust's std prints on a panic: header, message, backtrace, and the texts before an abort.
 *
 * <p>The facts are those of std's {@code panicking.rs}, {@code sys/backtrace.rs} and {@code rt.rs}, rustc 1.95, and of
 * captures by rustc 1.95; the header up to 1.72 is read by its grammar.
 */
@NullMarked
package dev.unpark.parse.panic;

import org.jspecify.annotations.NullMarked;
