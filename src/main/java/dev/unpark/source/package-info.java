/**
 * Floor 2: the opened source tree, the mapping of printed paths on to it, and the Rust syntax tree.
 */
@NullMarked
package dev.unpark.source;

import org.jspecify.annotations.NullMarked;
