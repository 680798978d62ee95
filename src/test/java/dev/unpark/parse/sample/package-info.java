@NullMarked
package dev.unpark.parse.sample;

import org.jspecify.annotations.NullMarked;
