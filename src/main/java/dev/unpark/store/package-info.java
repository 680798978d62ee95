/**
 * Floor 4: the {@code .unpark} file and crash recovery: versioned, written atomically.
 */
@NullMarked
package dev.unpark.store;

import org.jspecify.annotations.NullMarked;
