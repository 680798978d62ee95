/** Tests of the source floor, on the samples and on small trees under {@code fixtures/source}. */
@org.jspecify.annotations.NullMarked
package dev.unpark.source.uses;
