/**
 * Which parts of a crate a Rust file uses, told by its tokens: paths, imports with their groups and other names, attributes
 * and macros. Comments and strings are none of them, and what stands below a {@code #[cfg(..)]} says so.
 *
 * <p>Tokens and not the syntax tree, for whole trees of source are gone through, and what stands inside of {@code select!}
 * is tokens in the syntax tree too.
 */
@NullMarked
package dev.unpark.source.uses;

import org.jspecify.annotations.NullMarked;
