@NullMarked
package dev.unpark.parse.cdb;

import org.jspecify.annotations.NullMarked;
