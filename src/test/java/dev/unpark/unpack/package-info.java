@org.jspecify.annotations.NullMarked
package dev.unpark.unpack;
