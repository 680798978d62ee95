package dev.unpark.parse;

/** Placeholder: where a format puts what it reads. */
public final class InputSink {
    InputSink() {}
}
