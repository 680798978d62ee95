@NullMarked
package dev.unpark.parse.eustack;

import org.jspecify.annotations.NullMarked;
