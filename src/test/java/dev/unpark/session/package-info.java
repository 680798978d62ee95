/** Tests of the use cases, and the examples that they share. */
@org.jspecify.annotations.NullMarked
package dev.unpark.session;
