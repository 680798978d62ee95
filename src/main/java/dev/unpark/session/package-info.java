/**
 * Floor 5: use cases (open, analyse again, edit, undo, save). Returns jobs and values; knows no screen.
 */
@NullMarked
package dev.unpark.session;

import org.jspecify.annotations.NullMarked;
