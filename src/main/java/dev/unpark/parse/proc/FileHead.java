package dev.unpark.parse.proc;

import dev.unpark.parse.Scan;
import org.jspecify.annotations.Nullable;

/**
 * The line above a file's content:
 *
 * <pre>
 * ==> /proc/812/task/813/stack <==
 * ==> /proc/812/status <==
 * </pre>
 */
record FileHead(long pid, long id, String file) {
    private static final String LEAD = "==> /proc/";
    private static final String TAIL = " <==";

    /** The head that this line is, or null. */
    static @Nullable FileHead of(String line) {
        String text = line.stripTrailing();
        if (!text.startsWith(LEAD) || !text.endsWith(TAIL)) {
            return null;
        }
        int pidEnd = Scan.digits(text, LEAD.length());
        long pid = Scan.decimal(text, LEAD.length(), pidEnd);
        boolean task = text.startsWith("/task/", pidEnd);
        int idEnd = task ? Scan.digits(text, pidEnd + 6) : pidEnd;
        long id = task ? Scan.decimal(text, pidEnd + 6, idEnd) : pid;
        int nameEnd = text.length() - TAIL.length();
        boolean named = text.startsWith("/", idEnd) && idEnd + 1 < nameEnd && text.indexOf('/', idEnd + 1) < 0;
        return pid < 0 || id < 0 || !named ? null : new FileHead(pid, id, text.substring(idEnd + 1, nameEnd));
    }
}
