/**
 * Floor 1a: names of Rust functions in every spelling that tools print, brought to one.
 */
@NullMarked
package dev.unpark.symbol;

import org.jspecify.annotations.NullMarked;
