package dev.unpark.model;

/**
 * The one typed address of whatever a person can point at. Findings cite it, notes hang on it, the timeline links to it,
 * every view can reveal it, the document prints it.
 */
public sealed interface ItemRef {
    /** A whole dump, log or panic text. */
    record OfInput(InputId input) implements ItemRef {}

    /** A line of an input's text. */
    record OfLine(InputId input, int line) implements ItemRef {}

    /** A thread of a dump. */
    record OfThread(InputId input, int thread) implements ItemRef {}

    /** A frame of a thread. */
    record OfFrame(InputId input, int thread, int frame) implements ItemRef {}

    /** A task of a task dump. */
    record OfTask(InputId input, int task) implements ItemRef {}

    /** A point of a task's tree of awaits. */
    record OfAwait(InputId input, int task, int point) implements ItemRef {}

    /** A panic of an input. */
    record OfPanic(InputId input, int panic) implements ItemRef {}

    /** A frame of a panic's backtrace. */
    record OfPanicFrame(InputId input, int panic, int frame) implements ItemRef {}

    /** A line of a source file below an opened root; the path is relative to the root and uses {@code /}. */
    record OfSource(String path, int line) implements ItemRef {}

    /** A finding, by rule and by what it first cites; stays the same when the analysis runs again. */
    record OfFinding(String key) implements ItemRef {}

    /** A step of the checklist. */
    record OfStep(String step) implements ItemRef {}

    /** An entry of the timeline. */
    record OfEntry(String entry) implements ItemRef {}
}
