/**
 * Minidumps as {@code minidump-stackwalk} prints them, for people and as JSON, and as breakpad's older {@code
 * minidump_stackwalk} prints them.
 *
 * <p>The facts are those of rust-minidump's {@code process_state.rs}, {@code minidump-unwind} and {@code json-schema.md}.
 */
@NullMarked
package dev.unpark.parse.minidump;

import org.jspecify.annotations.NullMarked;
