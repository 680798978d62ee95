/** Tests that look at the project as a whole, and what all tests use. */
@org.jspecify.annotations.NullMarked
package dev.unpark;
