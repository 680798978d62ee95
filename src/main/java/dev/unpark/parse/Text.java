package dev.unpark.parse;

/** Placeholder: the mapped text. */
public final class Text {
    Text() {}
}
