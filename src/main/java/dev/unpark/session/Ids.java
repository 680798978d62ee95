package dev.unpark.session;

import java.util.List;

/** Numbers the ids of what a person writes. */
final class Ids {
    private Ids() {}

    /** The prefix with one above the highest number that follows it in {@code taken}, from 1. */
    static String next(String prefix, List<String> taken) {
        long highest = 0;
        for (String id : taken) {
            if (id.startsWith(prefix) && id.substring(prefix.length()).matches("[0-9]{1,9}")) {
                highest = Math.max(highest, Long.parseLong(id.substring(prefix.length())));
            }
        }
        return prefix + (highest + 1);
    }
}
