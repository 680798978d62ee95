package dev.unpark.model;

/**
 * A function's name in two spellings: {@code raw} as the tool printed it (never touched), {@code name} without hash,
 * crate disambiguator and generic arguments, every closure and async body written {@code {{closure}}}.
 *
 * @param raw the tool's text; empty where the tool printed none, {@code ??} where it did not know
 */
public record Symbol(String raw, String name) {}
