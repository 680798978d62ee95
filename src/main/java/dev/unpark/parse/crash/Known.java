package dev.unpark.parse.crash;

import dev.unpark.parse.Scan;

/** Lines of a report that are no frames and no junk. */
final class Known {
    private Known() {}

    static boolean isRule(String text) {
        return text.startsWith("------") && text.chars().allMatch(c -> c == '-');
    }

    // Parent Process:        node [1463]      System Integrity Protection: enabled
    static boolean isField(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && colon < 50 && line.charAt(0) >= 'A' && line.charAt(0) <= 'Z';
    }

    //        0x104a10000 -        0x104c0bfff auth-service (*) <6f3a0d0c-31c0-3b0e-9a34-57e4d5c2a7b1> /usr/local/bin/*
    static boolean isImage(String line) {
        int start = Scan.blanks(line, 0);
        int end = line.startsWith("0x", start) ? Scan.hexDigits(line, start + 2) : start;
        return end > start && line.startsWith("-", Scan.blanks(line, end));
    }

    /** A row of the tables that stand below the images: indented, in columns, a rule or a heading. */
    static boolean isTail(String line) {
        return Scan.blanks(line, 0) > 0
                || line.contains("   ")
                || line.contains("=====")
                || line.endsWith(":")
                || isField(line);
    }
}
