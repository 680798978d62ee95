package dev.unpark.unpack;

import dev.unpark.work.Refused;
import java.nio.file.Path;

/** Where unpacked files may lie for as long as they are looked at. */
@FunctionalInterface
public interface Scratch {
    /** A new empty folder that nobody else may read; somebody else deletes it in the end. */
    Path newFolder() throws Refused;
}
