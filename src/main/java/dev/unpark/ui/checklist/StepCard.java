package dev.unpark.ui.checklist;

import dev.unpark.checklist.Step;
import dev.unpark.checklist.StepAnswer;
import dev.unpark.model.StepRecord;
import org.jspecify.annotations.Nullable;

/**
 * One step as the list shows it.
 *
 * @param answer what the evidence says; null while it is being looked up
 */
public record StepCard(
        Step step, StepRecord record, @Nullable StepAnswer answer, boolean current) {}
