@NullMarked
package dev.unpark.parse.hansei;

import org.jspecify.annotations.NullMarked;
