/**
 * Crash reports of macOS 12 and newer as they lie in {@code ~/Library/Logs/DiagnosticReports}: a line of JSON that says what
 * follows, then the report as one JSON object.
 *
 * <p>The shapes are those of reports in public issues.
 */
@NullMarked
package dev.unpark.parse.ips;

import org.jspecify.annotations.NullMarked;
