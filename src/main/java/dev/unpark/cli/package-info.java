/**
 * Floor 6: commands for a terminal and for machines without a screen. The only package that prints. Never sees {@code ui}.
 */
@NullMarked
package dev.unpark.cli;

import org.jspecify.annotations.NullMarked;
