/**
 * What lldb prints about threads, and rust-lldb with it: {@code bt all}, {@code thread backtrace all}, {@code thread
 * backtrace unique}, {@code thread list}, of a live process or a core, on Linux and on macOS.
 */
@NullMarked
package dev.unpark.parse.lldb;

import org.jspecify.annotations.NullMarked;
