/**
 * Floor 1b: takes compressed and packed files apart, into files of a folder that the caller gives. Nothing above knows of
 * archives: what was inside of one is a file like any other, with another name to show.
 *
 * <p>An archive may come from anywhere. A member's name is shown and never obeyed, and {@link dev.unpark.unpack.Limits}
 * bound what one opening can write; a limit that is hit is named in a note.
 */
@NullMarked
package dev.unpark.unpack;

import org.jspecify.annotations.NullMarked;
