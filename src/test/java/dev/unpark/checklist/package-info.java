/** Tests of the steps and of what the evidence answers. */
@org.jspecify.annotations.NullMarked
package dev.unpark.checklist;
