/** Guided tours through the samples. */
@NullMarked
package dev.unpark.ui.tour;

import org.jspecify.annotations.NullMarked;
