package dev.unpark.parse;

/** How sure a format is that a text is its own. */
public enum Match {
    NO,
    MAYBE,
    YES
}
