/**
 * What gdb prints about threads: {@code thread apply all bt}, {@code bt full}, {@code info threads}, of a live process or a
 * core. gstack, pstack (of Red Hat) and rust-gdb print the same text.
 */
@NullMarked
package dev.unpark.parse.gdb;

import org.jspecify.annotations.NullMarked;
