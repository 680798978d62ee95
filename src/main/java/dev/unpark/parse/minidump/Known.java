package dev.unpark.parse.minidump;

import dev.unpark.parse.Scan;
import java.util.List;

/** Lines that are no frames and no junk. */
final class Known {
    private static final List<String> HEAD = List.of(
            "CPU: ",
            "GPU: ",
            "Linux ",
            "Process uptime: ",
            "Crash time: ",
            "Crashing instruction: ",
            "Memory accessed by instruction:",
            "No memory accessed by instruction",
            "Crashing address may be the result of a flipped bit",
            "No crash",
            "Mac Crash Info:",
            "Mac Boot Args: ",
            "Possible crash inconsistency",
            "Crash is inconsistent");

    private Known() {}

    static boolean isHead(String line) {
        return Scan.blanks(line, 0) > 0 || HEAD.stream().anyMatch(line::startsWith);
    }

    // 2024-04-21 10:11:12: minidump_processor.cc:391: INFO: Processed crash.dmp
    static boolean isLog(String line) {
        return line.contains(".cc:")
                && (line.contains(": INFO: ") || line.contains(": ERROR: ") || line.contains(": WARNING: "));
    }

    // 0x00400000 - 0x0049efff  crash-client  ???  (main)
    static boolean isModule(String line) {
        int end = line.startsWith("0x") ? Scan.hexDigits(line, 2) : 0;
        return end > 2 && line.startsWith(" - 0x", end);
    }

    static boolean isStream(String line) {
        return line.startsWith("Stream 0x");
    }
}
