@NullMarked
package dev.unpark.model;

import org.jspecify.annotations.NullMarked;
