package dev.unpark.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What log collectors, and people who quote, put before each line of a program. */
enum LogPrefix {
    /** {@code auth-1  | text}: docker compose logs. */
    COMPOSE {
        @Override
        int length(byte[] b, int from, int to) {
            if (from >= to || !Shape.isLetter(b[from])) {
                return 0;
            }
            int i = Shape.skipBlanks(b, Shape.skipWord(b, from, to), to);
            return i < to && b[i] == '|' ? Shape.oneBlank(b, i + 1, to) - from : 0;
        }
    },
    /** {@code [pod/auth-6d5f/auth] text}: kubectl logs --prefix. */
    KUBECTL {
        @Override
        int length(byte[] b, int from, int to) {
            if (!Shape.startsWith(b, from, to, "[pod/")) {
                return 0;
            }
            int i = from;
            while (i < to && b[i] != ']') {
                i++;
            }
            return i < to ? Shape.oneBlank(b, i + 1, to) - from : 0;
        }
    },
    /** {@code auth-6d5f7b9c8-x2x5z auth text}: stern; with all namespaces there is one before. */
    STERN {
        @Override
        int length(byte[] b, int from, int to) {
            int end = SternPrefix.end(b, from, to);
            return end < 0 ? 0 : end - from;
        }
    },
    /** {@code Nov 24 09:31:02 host auth-service[812]: text}: journalctl and syslog, with whatever time they print. */
    SYSLOG {
        @Override
        int length(byte[] b, int from, int to) {
            int end = SyslogPrefix.end(b, from, to);
            return end < 0 ? 0 : end - from;
        }
    },
    /** {@code {"log":"text\n","stream":"stderr","time":"..."}}: a file of docker's json-file driver. */
    DOCKER_JSON {
        @Override
        int length(byte[] b, int from, int to) {
            return DockerJson.isOne(b, from, to) ? DockerJson.START.length() : 0;
        }

        @Override
        int decode(byte[] b, int from, int to) {
            return DockerJson.decode(b, from, to);
        }
    },
    /**
     * {@code 2026-11-24T09:31:02.123456789Z text}: docker logs -t, kubectl --timestamps; in CRI files {@code stderr F}
     * follows, or {@code P} for a part of a line that was too long.
     */
    TIME {
        @Override
        int length(byte[] b, int from, int to) {
            int i = Shape.isoTime(b, from, to);
            if (i <= from) {
                return 0;
            }
            for (String stream : CRI_STREAMS) {
                if (Shape.startsWith(b, i, to, stream)) {
                    return Shape.oneBlank(b, i + stream.length(), to) - from;
                }
            }
            return i - from;
        }
    },
    /** {@code > text}: quoted in Markdown or mail. */
    QUOTE {
        @Override
        int length(byte[] b, int from, int to) {
            return from < to && b[from] == '>' ? Shape.oneBlank(b, from + 1, to) - from : 0;
        }
    },
    /** Four blanks or a tab: code in Markdown. */
    INDENT {
        @Override
        int length(byte[] b, int from, int to) {
            if (from < to && b[from] == '\t') {
                return 1;
            }
            return Shape.startsWith(b, from, to, "    ") ? 4 : 0;
        }

        // Tools indent most lines of some texts themselves, and only what is code as a whole has it on all.
        @Override
        boolean isOn(int hits, int lines) {
            return hits == lines;
        }
    };

    /** How much of a text is looked at to tell whether it has one. */
    static final long SAMPLE_BYTES = 64 << 10;

    private static final int FEWEST_LINES = 3;
    private static final List<String> CRI_STREAMS = List.of("stdout F", "stderr F", "stdout P", "stderr P");

    /** Bytes of the prefix of a line, 0 if this line has none. */
    abstract int length(byte[] b, int from, int to);

    /** Writes the text of a line that has the prefix, and that begins at {@code from} then, into its place; gives its end. */
    int decode(byte[] b, int from, int to) {
        return to;
    }

    boolean isOn(int hits, int lines) {
        return hits * 10L >= lines * 9L;
    }

    /** The prefix that nine in ten lines of a text's head have, or null. */
    static @Nullable LogPrefix of(Text head) {
        for (LogPrefix prefix : values()) {
            if (prefix.isOn(head)) {
                return prefix;
            }
        }
        return null;
    }

    private boolean isOn(Text head) {
        int lines = 0;
        int hits = 0;
        LineCursor line = head.lines();
        while (line.next()) {
            if (!line.isBlank()) {
                lines++;
                hits += length(line.bytes(), line.from(), line.to()) > 0 ? 1 : 0;
            }
        }
        return lines >= FEWEST_LINES && isOn(hits, lines);
    }

    /** The prefixes that at least three lines of the text have that follow each other. */
    static List<LogPrefix> onSomeLinesOf(Text text) {
        LogPrefix[] all = values();
        int[] run = new int[all.length];
        boolean[] found = new boolean[all.length];
        LineCursor line = text.lines();
        while (line.next()) {
            if (!line.isBlank()) {
                for (int i = 0; i < all.length; i++) {
                    run[i] = all[i].length(line.bytes(), line.from(), line.to()) > 0 ? run[i] + 1 : 0;
                    found[i] |= run[i] >= FEWEST_LINES;
                }
            }
        }
        List<LogPrefix> prefixes = new ArrayList<>();
        for (int i = 0; i < all.length; i++) {
            if (found[i]) {
                prefixes.add(all[i]);
            }
        }
        return prefixes;
    }
}
