/** What the person writes for the sections of the postmortem that no evidence can fill. */
@NullMarked
package dev.unpark.ui.document;

import org.jspecify.annotations.NullMarked;
