/**
 * Floor 3: entries from logs, notes, steps and findings, in the order of their time.
 */
@NullMarked
package dev.unpark.timeline;

import org.jspecify.annotations.NullMarked;
