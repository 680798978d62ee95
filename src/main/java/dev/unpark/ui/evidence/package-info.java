/** What was opened, and what became of it. */
@NullMarked
package dev.unpark.ui.evidence;

import org.jspecify.annotations.NullMarked;
