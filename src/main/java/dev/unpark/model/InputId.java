package dev.unpark.model;

/**
 * Names one dump by its content, so that notes and citations survive a second reading and another folder.
 *
 * @param sha256 lower-case hex digest of the file's bytes
 * @param dump position among the dumps of that file, from 0
 */
public record InputId(String sha256, int dump) {}
