package dev.unpark.model;

/** How sure a finding is, weakest first. Each word has a rule behind it; there are no percentages. */
public enum Certainty {
    /** The evidence fits, and several other explanations fit as well. */
    POSSIBLE,
    /** The evidence fits and one alternative is left, which the finding names. */
    LIKELY,
    /** Seen in the evidence itself; every part of the claim has a citation. */
    PROVEN
}
