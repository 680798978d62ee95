/** Tests of what threads are for, what they wait in, and how they are grouped and folded. */
@org.jspecify.annotations.NullMarked
package dev.unpark.classify;
