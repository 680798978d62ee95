package dev.unpark.model;

/**
 * What a person wrote for one section of the document.
 *
 * @param id of the section, such as {@code summary}, {@code impact}, {@code lesson}, {@code actions}
 * @param text Markdown
 */
public record Section(String id, String text) {}
