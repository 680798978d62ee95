/** Tests of the timeline. */
@org.jspecify.annotations.NullMarked
package dev.unpark.timeline;
