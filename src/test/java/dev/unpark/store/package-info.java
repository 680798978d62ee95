/** Tests of what is kept on disk. */
@org.jspecify.annotations.NullMarked
package dev.unpark.store;
