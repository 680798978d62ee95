package dev.unpark.model;

/** How far the person is with a step of the checklist. */
public enum StepStatus {
    OPEN,
    DONE,
    /** Left out, with a reason. */
    SKIPPED
}
