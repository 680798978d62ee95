/**
 * What Linux says of each thread below {@code /proc/PID/task}, as {@code head} and {@code tail} print several files: which
 * system call it is in, and where in the kernel. Which code of the program made the call is not there.
 */
@NullMarked
package dev.unpark.parse.proc;

import org.jspecify.annotations.NullMarked;
