/**
 * Floor 0: the values that everything else passes on. Records and enums only: no I/O, no clock, no logging, and nothing
 * of the floors above. A change makes a new value; the old one is the undo.
 *
 * <p>Line numbers are 1-based and count the decoded text; indexes are 0-based; frame 0 is innermost.
 */
@NullMarked
package dev.unpark.model;

import org.jspecify.annotations.NullMarked;
