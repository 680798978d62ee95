/** Groups of threads by state, and the stack of the selected one. */
@NullMarked
package dev.unpark.ui.threads;

import org.jspecify.annotations.NullMarked;
