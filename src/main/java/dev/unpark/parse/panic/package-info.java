/**
 * Reads what Rust programs print when they panic, by std's hook or another one, and the backtraces that errors carry.
 *
 * <p>The facts of std are those of its {@code panicking.rs}, {@code sys/backtrace.rs} and {@code rt.rs}, rustc 1.95, and of
 * captures by rustc 1.95; older headers and backtraces are read by their grammar. Those of color-eyre, color-backtrace,
 * better-panic, human-panic, log-panics, tracing-panic and anyhow are by their sources and by public issues.
 */
@NullMarked
package dev.unpark.parse.panic;

import org.jspecify.annotations.NullMarked;
