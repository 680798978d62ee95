/** Tests of the log reader. */
@NullMarked
package dev.unpark.parse.log;

import org.jspecify.annotations.NullMarked;
