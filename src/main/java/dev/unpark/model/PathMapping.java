package dev.unpark.model;

/**
 * A choice by hand of which file an ambiguous path of the evidence means.
 *
 * @param from the path as the evidence prints it
 * @param to a path below the source root, with {@code /}
 */
public record PathMapping(String from, String to) {}
