/**
 * Rules on manifests: what the packages ask Tokio for, what the build got as far as a lock file, a tree or metadata tells,
 * and what the sources use of it.
 */
@NullMarked
package dev.unpark.findings.rules.manifests;

import org.jspecify.annotations.NullMarked;
