@NullMarked
package dev.unpark.parse.cargo;

import org.jspecify.annotations.NullMarked;
