package dev.unpark.session;

import java.nio.file.Path;
import java.util.List;

/** A name for an investigation until the person gives it one. */
final class Titles {
    private Titles() {}

    /** The first path's last part as words: {@code samples/silent-hang} gives {@code Silent hang}. */
    static String of(List<Path> paths) {
        if (paths.isEmpty()) {
            return "";
        }
        Path last = paths.getFirst().toAbsolutePath().normalize().getFileName();
        if (last == null) {
            return "";
        }
        String words = last.toString()
                .replaceFirst("[.][A-Za-z0-9]{1,6}$", "")
                .replaceAll("[-_\\p{Cntrl}\\s]+", " ")
                .strip();
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
