package dev.unpark.unpack;

/** Names that are safe on every system, for files that Unpark names itself. */
public final class SafeName {
    private static final int MAX_CHARS = 60;

    private SafeName() {}

    /** The last part of a path with whatever is not a plain letter, digit, dot, dash or underscore replaced. */
    public static String of(String path, String otherwise) {
        String last = path.replaceFirst(".*[/\\\\]", "");
        String safe = last.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]+", "");
        safe = safe.substring(Math.max(0, safe.length() - MAX_CHARS)).replaceFirst("[.]+$", "");
        return safe.isEmpty() ? otherwise : safe;
    }

    /** Whether a path below a folder stays there on every system: no way up, no drive, no control characters. */
    public static boolean isPlainPath(String path) {
        if (path.isEmpty() || path.length() > 1000 || !path.matches("[^\\\\:*?\"<>|\\p{Cntrl}]+")) {
            return false;
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.endsWith(".") || part.endsWith(" ")) {
                return false;
            }
        }
        return true;
    }
}
