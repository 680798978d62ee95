/** The timeline as a picture and as a list. */
@NullMarked
package dev.unpark.ui.timeline;

import org.jspecify.annotations.NullMarked;
