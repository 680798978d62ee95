@NullMarked
package dev.unpark.parse;

import org.jspecify.annotations.NullMarked;
