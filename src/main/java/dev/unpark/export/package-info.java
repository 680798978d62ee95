/**
 * Floor 4: the postmortem document, one class a form.
 */
@NullMarked
package dev.unpark.export;

import org.jspecify.annotations.NullMarked;
