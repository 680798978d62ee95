/**
 * Reads logs that people keep during an incident, and service logs, as lines with a time.
 */
@NullMarked
package dev.unpark.parse.log;

import org.jspecify.annotations.NullMarked;
