/** Rules on panics and aborts: what the text itself says, and which own call led there. */
@NullMarked
package dev.unpark.findings.rules.panics;

import org.jspecify.annotations.NullMarked;
