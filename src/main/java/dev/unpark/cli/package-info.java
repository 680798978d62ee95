/**
 * Floor 6: commands for a terminal and for machines without a screen. Never sees {@code ui}: the window and the picture
 * come through {@link dev.unpark.cli.Window} and {@link dev.unpark.cli.Snapshot}, which the start wires.
 *
 * <p>Standard output has what was asked for and nothing else; everything a person should know goes to the error stream,
 * as sentences. Text that comes from an input goes through {@code Printable}: it is shown and never obeyed.
 */
@NullMarked
package dev.unpark.cli;

import org.jspecify.annotations.NullMarked;
