package dev.unpark.model;

/** One rule and how it went on this evidence. */
public record RuleRun(String rule, RuleOutcome outcome) {}
