@NullMarked
package dev.unpark.parse.gdb;

import org.jspecify.annotations.NullMarked;
