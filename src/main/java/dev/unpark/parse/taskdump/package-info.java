/** Trees of awaits: Tokio's {@code Handle::dump} and async-backtrace. */
@NullMarked
package dev.unpark.parse.taskdump;

import org.jspecify.annotations.NullMarked;
