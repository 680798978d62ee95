package dev.unpark.parse;

import dev.unpark.work.JobContext;

/**
 * One format that tools print. Stateless; found by the service loader and ordered by {@link #id()}.
 *
 * <p>To add one: a class in a package of its own and a folder of fixtures; {@code EveryFormatTest} does the rest.
 */
public interface EvidenceFormat {
    /** Stable, lower case: it is saved in investigations, names the fixture folder and is printed in the JSON. */
    String id();

    /** What it is, for the list of formats: {@code gdb, thread apply all bt}. */
    String title();

    /** What it is recognised by, in words. */
    String recognisedBy();

    /** The command that makes one. */
    String howToMake();

    /** Whether the head of a text is of this format; certain only where no other format could look so. Never throws. */
    Match recognise(Text head);

    /** Reads all of {@code text}; what it cannot read is counted and noted in {@code sink}, never thrown. */
    void read(Text text, InputSink sink, JobContext job);
}
