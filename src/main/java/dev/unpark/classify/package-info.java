/**
 * Floor 2: role, state and group of every thread, and which frames are noise. The catalogue of symbols is data under {@code assets/}.
 */
@NullMarked
package dev.unpark.classify;

import org.jspecify.annotations.NullMarked;
