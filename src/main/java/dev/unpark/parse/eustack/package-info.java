/**
 * What eu-stack of elfutils prints about threads, with any of its options, of a live process or a core.
 */
@NullMarked
package dev.unpark.parse.eustack;

import org.jspecify.annotations.NullMarked;
