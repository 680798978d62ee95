@NullMarked
package dev.unpark.parse.minidump;

import org.jspecify.annotations.NullMarked;
