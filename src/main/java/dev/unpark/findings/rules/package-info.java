/**
 * Floor 3: one class a rule; each is stateless and found by the service loader.
 *
 * <p>Each kind of evidence has a package of its own; here stands what their sentences and citations share.
 */
@NullMarked
package dev.unpark.findings.rules;

import org.jspecify.annotations.NullMarked;
