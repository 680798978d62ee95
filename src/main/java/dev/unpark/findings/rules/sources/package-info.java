/**
 * Rules on source: what the opened tree's async code may do to the runtime. Source shows what can happen, never that it did:
 * nothing here is proven. Likely means that the defect itself stands in the source and what follows is left to one
 * stated condition; possible, that the source does not tell a type, or that the call is short as a rule.
 */
@NullMarked
package dev.unpark.findings.rules.sources;

import org.jspecify.annotations.NullMarked;
