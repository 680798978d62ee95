@NullMarked
package dev.unpark.parse.lldb;

import org.jspecify.annotations.NullMarked;
