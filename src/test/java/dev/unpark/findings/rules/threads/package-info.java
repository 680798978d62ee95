@NullMarked
package dev.unpark.findings.rules.threads;

import org.jspecify.annotations.NullMarked;
