/**
 * Floor 1a: jobs, progress, cancel. A job is pure (inputs in, value out); only a runner decides on which thread it goes.
 */
@NullMarked
package dev.unpark.work;

import org.jspecify.annotations.NullMarked;
