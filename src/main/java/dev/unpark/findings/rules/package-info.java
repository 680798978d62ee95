/**
 * Floor 3: one class a rule; each is stateless and found by the service loader.
 */
@NullMarked
package dev.unpark.findings.rules;

import org.jspecify.annotations.NullMarked;
