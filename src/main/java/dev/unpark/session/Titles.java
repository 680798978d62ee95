package dev.unpark.session;

import java.nio.file.Path;

/** A name for an investigation until the person gives it one. */
final class Titles {
    private Titles() {}

    /** The first path's last part as words: {@code samples/silent-hang} gives {@code Silent hang}. */
    static String of(Request request) {
        if (!request.given().isEmpty()) {
            Given first = request.given().getFirst();
            boolean ownName = !first.equals(Given.of(first.path()));
            return words(ownName ? first.shown() : lastPart(first.path()));
        }
        return request.sourceRoots().isEmpty()
                ? ""
                : words(lastPart(request.sourceRoots().getFirst()));
    }

    private static String lastPart(Path path) {
        Path last = path.toAbsolutePath().normalize().getFileName();
        return last == null ? "" : last.toString();
    }

    private static String words(String name) {
        String words = name.replaceFirst("[.](gz|zst)$", "")
                .replaceFirst("[.][A-Za-z0-9]{1,6}$", "")
                .replaceAll("[-_\\p{Cntrl}\\s]+", " ")
                .strip();
        return words.isEmpty() ? "" : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
}
