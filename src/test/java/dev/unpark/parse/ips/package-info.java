@NullMarked
package dev.unpark.parse.ips;

import org.jspecify.annotations.NullMarked;
