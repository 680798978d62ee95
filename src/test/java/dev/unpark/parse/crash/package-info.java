@NullMarked
package dev.unpark.parse.crash;

import org.jspecify.annotations.NullMarked;
