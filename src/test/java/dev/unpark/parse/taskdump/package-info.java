@NullMarked
package dev.unpark.parse.taskdump;

import org.jspecify.annotations.NullMarked;
