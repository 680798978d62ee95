/** Tests of the panic reader. */
@NullMarked
package dev.unpark.parse.panic;

import org.jspecify.annotations.NullMarked;
