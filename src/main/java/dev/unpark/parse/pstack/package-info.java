/**
 * Reads what pstack of illumos and Solaris prints; the pstack of Linux is a script around gdb.
 *
 * <p>The facts are those of illumos' {@code cmd/ptools/pstack/pstack.c} and of dumps in public issues.
 */
@NullMarked
package dev.unpark.parse.pstack;

import org.jspecify.annotations.NullMarked;
