package dev.unpark.parse.sample;

import dev.unpark.parse.Scan;
import java.util.List;

/** The lines around the trees: what they say of the process is read elsewhere, and they are no junk. */
final class Known {
    private static final List<String> HEAD = List.of(
            "Sampling process ",
            "Sampling completed",
            "Sample analysis of process",
            "Analysis written to ",
            "Analysis of sampling ",
            "----");

    private Known() {}

    static boolean isHead(String line) {
        return HEAD.stream().anyMatch(line::startsWith) || isField(line) || line.isBlank();
    }

    // Parent Process:  zsh [99916]        Physical footprint (peak):  14.9G
    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || colon > 40 || line.charAt(0) < 'A' || line.charAt(0) > 'Z') {
            return false;
        }
        int value = Scan.blanks(line, colon + 1);
        return value == line.length() || value >= colon + 2;
    }

    // 	5       _pthread_start  (in libsystem_pthread.dylib) + 136  [0x18ff3de28]
    //         __psynch_cvwait  (in libsystem_kernel.dylib)        20208
    /** A row of the two tables below the tree. */
    static boolean isTotal(String line) {
        String row = line.strip();
        boolean counted =
                !row.isEmpty() && (Character.isDigit(row.charAt(0)) || Character.isDigit(row.charAt(row.length() - 1)));
        return counted && (Scan.blanks(line, 0) > 0 || row.contains("  (in "));
    }

    //        0x100000000 -        0x100002fff +srv (0) <7DBD2D57-A2D7-3F65-9B9E-A1F4D75DF533> /usr/local/bin/srv
    static boolean isImage(String line) {
        int start = Scan.blanks(line, 0);
        start = line.startsWith("*", start) ? start + 1 : start;
        int end = line.startsWith("0x", start) ? Scan.hexDigits(line, start + 2) : start;
        return end > start && line.startsWith("-", Scan.blanks(line, end));
    }
}
