package dev.unpark.store;

import java.nio.file.Path;

/**
 * A file of the evidence and where it lies on this machine.
 *
 * @param shown the path that inputs print
 * @param sha256 lower-case hex of its bytes
 */
public record EvidenceFile(String shown, Path path, String sha256) {}
