/**
 * Floor 3: the first ten minutes as data, and what the opened evidence already says about each step.
 */
@NullMarked
package dev.unpark.checklist;

import org.jspecify.annotations.NullMarked;
