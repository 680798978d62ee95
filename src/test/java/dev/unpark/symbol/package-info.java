/** Tests of names. */
@NullMarked
package dev.unpark.symbol;

import org.jspecify.annotations.NullMarked;
