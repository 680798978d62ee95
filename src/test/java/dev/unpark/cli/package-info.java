/** Tests of the commands: in one process, with captured streams. */
@org.jspecify.annotations.NullMarked
package dev.unpark.cli;
