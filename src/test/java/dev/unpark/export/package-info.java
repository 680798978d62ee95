/** The document and its forms. */
@NullMarked
package dev.unpark.export;

import org.jspecify.annotations.NullMarked;
