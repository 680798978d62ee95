@NullMarked
package dev.unpark.parse.proc;

import org.jspecify.annotations.NullMarked;
