/**
 * Floor 2: what the opened Rust source does in async code, found in one pass over the tree: guards that live across an
 * await, calls that block, runtimes that are made, wakers that are lost.
 *
 * <p>Entry: {@link dev.unpark.source.scan.AsyncScan#of}. Files are first read by their tokens alone, which tells the
 * functions that may matter; only those go to tree-sitter, the other bodies are blanked, so that lines and columns stay.
 * Everything that is claimed comes from the syntax tree. A type is known where imports, aliases, fields, signatures and
 * bindings of the same crate tell it; else it is said to be unknown.
 */
@NullMarked
package dev.unpark.source.scan;

import org.jspecify.annotations.NullMarked;
