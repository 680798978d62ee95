/**
 * Stacks of Windows debuggers: what the {@code k} commands of cdb, ntsd and WinDbg print, for one thread or for all.
 *
 * <p>The shapes are those of Microsoft's pages and of texts in public issues, x64 and x86.
 */
@NullMarked
package dev.unpark.parse.cdb;

import org.jspecify.annotations.NullMarked;
