package dev.unpark.parse.minidump;

import java.util.List;

/** How a frame was found. Some were looked for in the stack's memory, where old return addresses lie about. */
final class Trust {
    private static final String LEAD = "Found by: ";
    private static final List<String> WORDS = List.of(
            "given as instruction pointer in context",
            "call frame info",
            "call frame info with scanning",
            "previous frame's frame pointer",
            "stack scanning",
            "inlining",
            "inlined into next frame",
            "recovered by external stack walker",
            "leaf function",
            "unknown");

    private Trust() {}

    //     Found by: previous frame's frame pointer
    static boolean isKnown(String line) {
        String text = line.strip();
        return text.startsWith(LEAD) && WORDS.contains(text.substring(LEAD.length()));
    }

    static boolean isInlining(String line) {
        return line.contains("inlin");
    }

    /** Of a line, or of the JSON's word ({@code scan}, {@code cfi_scan}). */
    static boolean isScan(String text) {
        return text.endsWith("scanning") || text.equals("scan") || text.equals("cfi_scan");
    }
}
