@NullMarked
package dev.unpark.findings;

import org.jspecify.annotations.NullMarked;
