@NullMarked
package dev.unpark.source.scan;

import org.jspecify.annotations.NullMarked;
