/** The guided first ten minutes. */
@NullMarked
package dev.unpark.ui.checklist;

import org.jspecify.annotations.NullMarked;
