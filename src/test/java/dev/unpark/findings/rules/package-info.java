@NullMarked
package dev.unpark.findings.rules;

import org.jspecify.annotations.NullMarked;
