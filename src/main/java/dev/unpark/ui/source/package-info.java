/** The source panel: the selected frame's file at its line, or the input's own text. */
@NullMarked
package dev.unpark.ui.source;

import org.jspecify.annotations.NullMarked;
