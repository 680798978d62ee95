package dev.unpark.store;

/**
 * A file that was asked for and could not be read.
 *
 * @param shown the path as given
 * @param error why, a sentence
 * @param after how many evidence files come before it
 */
public record UnreadFile(String shown, String error, int after) {}
