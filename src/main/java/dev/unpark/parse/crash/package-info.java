/**
 * Crash reports of macOS as text: what {@code .crash} files hold, and what Console shows of an {@code .ips} file above the
 * JSON ("Translated Report").
 *
 * <p>The shapes are those of reports in public issues, macOS 10.9 to 15.
 */
@NullMarked
package dev.unpark.parse.crash;

import org.jspecify.annotations.NullMarked;
