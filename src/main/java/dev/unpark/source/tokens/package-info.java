/** Floor 2: Rust's tokens, for what has to look at every file and cannot wait for a syntax tree. */
@NullMarked
package dev.unpark.source.tokens;

import org.jspecify.annotations.NullMarked;
