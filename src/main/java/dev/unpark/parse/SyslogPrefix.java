package dev.unpark.parse;

/** What journalctl and the syslog daemons print before the text of an entry. */
final class SyslogPrefix {
    private SyslogPrefix() {}

    /** Where the text of the line begins, or -1. */
    static int end(byte[] b, int from, int to) {
        if (from < to && b[from] == '<') {
            int i = Shape.skipDigits(b, from + 1, to);
            if (i == from + 1 || i >= to || b[i] != '>') {
                return -1;
            }
            return Shape.startsWith(b, i + 1, to, "1 ") ? ofRfc5424(b, i + 3, to) : ofTime(b, i + 1, to);
        }
        return ofTime(b, from, to);
    }

    //   Nov 24 09:31:02 host auth-service[812]: text            -o short; without a number for the kernel and for some
    // tags
    //   Nov 24 09:31:02.123456 host auth-service[812]: text     -o short-precise
    //   2026-11-24T09:31:02+0000 host auth-service[812]: text   -o short-iso, rsyslog
    //   Tue 2026-11-24 09:31:02 UTC host auth-service[812]: text    -o short-full, with-unit
    //   1763976662.123456 host auth-service[812]: text          -o short-unix
    //   [ 5310.123456] host auth-service[812]: text             -o short-monotonic
    private static int ofTime(byte[] b, int from, int to) {
        int i = plainTime(b, from, to);
        boolean numberNeeded = i < 0;
        if (i < 0) {
            // Programs write such a time themselves, with a level and a module behind it: "2026-..Z INFO auth: text".
            i = Shape.isoTime(b, from, to);
        }
        if (i <= from || i >= to) {
            return -1;
        }
        int end = ident(b, i, to, numberNeeded);
        if (end > 0) {
            return end; // journalctl --no-hostname
        }
        int host = word(b, i, to);
        return host > i && host < to && b[host] == ' ' ? ident(b, host + 1, to, numberNeeded) : -1;
    }

    private static int plainTime(byte[] b, int from, int to) {
        int i = Shape.after(b, from, to, "Aaa 99 99:99:99");
        if (i < 0) {
            i = Shape.after(b, from, to, "Aaa  9 99:99:99");
        }
        if (i > 0) {
            return blank(b, fraction(b, i, to), to);
        }
        i = Shape.after(b, from, to, "Aaa 9999-99-99 99:99:99");
        if (i > 0) {
            int zone = blank(b, fraction(b, i, to), to);
            return zone < 0 ? -1 : blank(b, word(b, zone, to), to);
        }
        i = Shape.after(b, from, to, "9999999999.999999");
        if (i > 0) {
            return blank(b, i, to);
        }
        if (from < to && b[from] == '[') {
            i = Shape.skipBlanks(b, from + 1, to);
            int seconds = Shape.skipDigits(b, i, to);
            i = seconds > i ? Shape.after(b, seconds, to, ".999999]") : -1;
            return i < 0 ? -1 : blank(b, i, to);
        }
        return -1;
    }

    private static int fraction(byte[] b, int from, int to) {
        return from < to && b[from] == '.' ? Shape.skipDigits(b, from + 1, to) : from;
    }

    private static int blank(byte[] b, int from, int to) {
        return from < to && b[from] == ' ' ? from + 1 : -1;
    }

    private static int word(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] > ' ') {
            i++;
        }
        return i;
    }

    //   auth-service[812]:   systemd-coredump@3[90]:   kernel:
    private static int ident(byte[] b, int from, int to, boolean numberNeeded) {
        int i = from;
        while (i < to && b[i] > ' ' && b[i] != '[' && b[i] != ':') {
            i++;
        }
        if (i == from || i >= to) {
            return -1;
        }
        if (b[i] == '[') {
            while (i < to && b[i] != ']' && b[i] != ' ') {
                i++;
            }
            return i + 1 < to && b[i] == ']' && b[i + 1] == ':' ? Shape.oneBlank(b, i + 2, to) : -1;
        }
        boolean ends = b[i] == ':' && (i + 1 == to || b[i + 1] == ' ');
        return ends && !numberNeeded ? Shape.oneBlank(b, i + 1, to) : -1;
    }

    //   <165>1 2026-11-24T09:31:02.003Z host auth 812 ID47 [meta@1 a="b \" ]"] text     or - in place of any of them
    private static int ofRfc5424(byte[] b, int from, int to) {
        int i = from;
        for (int field = 0; field < 5; field++) {
            int end = word(b, i, to);
            if (end == i || end >= to) {
                return -1;
            }
            i = end + 1;
        }
        i = i < to && b[i] == '-' ? i + 1 : afterElements(b, i, to);
        if (i < 0 || (i < to && b[i] != ' ')) {
            return -1;
        }
        i = Shape.oneBlank(b, i, to);
        boolean mark = i + 2 < to && (b[i] & 0xFF) == 0xEF && (b[i + 1] & 0xFF) == 0xBB && (b[i + 2] & 0xFF) == 0xBF;
        return mark ? i + 3 : i;
    }

    private static int afterElements(byte[] b, int from, int to) {
        int i = from;
        while (i < to && b[i] == '[') {
            boolean quoted = false;
            while (i < to && (quoted || b[i] != ']')) {
                if (b[i] == '\\') {
                    i++;
                } else if (b[i] == '"') {
                    quoted = !quoted;
                }
                i++;
            }
            if (i >= to) {
                return -1;
            }
            i++;
        }
        return i == from ? -1 : i;
    }
}
