/**
 * Floor 3: the rules' engine, and the analysis that puts classification and rules together.
 */
@NullMarked
package dev.unpark.findings;

import org.jspecify.annotations.NullMarked;
