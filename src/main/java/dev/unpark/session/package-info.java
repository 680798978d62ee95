/**
 * Floor 5: use cases (open, analyse again, edit, undo, save). Returns jobs and values; knows no screen.
 *
 * <p>What a person does is a function from one {@code Work} to the next ({@link dev.unpark.session.Edits}, {@link
 * dev.unpark.session.StepEdits}); {@link dev.unpark.session.History} steps through the results. A timeline entry that
 * stands for a note, a step or a finding is kept in step with it there, so no view has to.
 */
@NullMarked
package dev.unpark.session;

import org.jspecify.annotations.NullMarked;
