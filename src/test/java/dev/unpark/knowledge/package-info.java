@NullMarked
package dev.unpark.knowledge;

import org.jspecify.annotations.NullMarked;
