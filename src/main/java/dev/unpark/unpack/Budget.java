package dev.unpark.unpack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What of the limits was used up by the archives of one opening. */
final class Budget {
    private static final long LOOK_AT_DISK_EVERY_BYTES = 64L << 20;

    private final Limits limits;
    private long read;
    private long written;
    private long nextLook;
    private int members;

    Budget(Limits limits) {
        this.limits = limits;
    }

    void member() throws LimitHit {
        if (++members > limits.maxMembers()) {
            throw new LimitHit("holds more files than are unpacked at a time (" + limits.maxMembers()
                    + ", all archives together)");
        }
    }

    /**
     * Bytes came out of an archive.
     *
     * @param out of it so far
     * @param in what it took so far of the packed bytes
     */
    void read(int bytes, long out, long in) throws LimitHit {
        read += bytes;
        if (read > limits.maxReadBytes()) {
            throw new LimitHit("unpacks to more than " + size(limits.maxReadBytes()));
        }
        if (out > limits.ratioFromBytes() && out / limits.maxRatio() > in) {
            throw new LimitHit("unpacks to more than " + limits.maxRatio() + " times its size");
        }
    }

    /** Bytes are about to be written below {@code folder}. */
    void write(int bytes, Path folder) throws IOException {
        written += bytes;
        if (written > limits.maxBytes()) {
            throw new LimitHit("unpacks to more than " + size(limits.maxBytes()) + ", all archives together");
        }
        if (written >= nextLook) {
            nextLook = written + LOOK_AT_DISK_EVERY_BYTES;
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free - LOOK_AT_DISK_EVERY_BYTES < limits.keptFreeBytes()) {
                throw new LimitHit("does not fit on the disk of " + folder + ", where " + size(free) + " are free");
            }
        }
    }

    private static String size(long bytes) {
        return bytes >= 1L << 30 ? (bytes >> 30) + " GiB" : (bytes >> 20) + " MiB";
    }
}
