/**
 * Rules on thread dumps: what holds a thread that should be running tasks, and who else waits for the same.
 *
 * <p>What proves the holder of a lock: a guard inside a suspended future whose lock has the address and the type that a
 * thread of the same dump waits for, while that future is not being polled (gdb prints a future that is polled as it was
 * before the poll). A guard that a frame prints as a plain local may be a stale slot: it names a likely holder where one
 * thread alone prints it, and that thread does not wait for the lock itself. Addresses mean something within one process
 * only; dumps with different process ids are never joined. The dump gives function, binding and index of the await; lines
 * come from the source's syntax tree, and the finding says so.
 */
@NullMarked
package dev.unpark.findings.rules.threads;

import org.jspecify.annotations.NullMarked;
