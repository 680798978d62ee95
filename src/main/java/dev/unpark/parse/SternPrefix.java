package dev.unpark.parse;

/** The pod and the container that stern prints before each line. */
final class SternPrefix {
    // Kubernetes draws the end of a pod's name from letters that make no words.
    private static final String DRAWN = "bcdfghjklmnpqrstvwxz2456789";
    private static final int DRAWN_LETTERS = 5;

    private SternPrefix() {}

    //   auth-6d5f7b9c8-x2x5z auth thread 'main' panicked at ...
    //   prod ledger-0 ledger thread 'main' panicked at ...
    static int end(byte[] b, int from, int to) {
        int pod = from;
        int end = name(b, pod, to);
        if (end > pod && !isPod(b, pod, end) && end < to && b[end] == ' ') {
            pod = end + 1;
            end = name(b, pod, to);
        }
        if (end <= pod || !isPod(b, pod, end) || end >= to || b[end] != ' ') {
            return -1;
        }
        int container = end + 1;
        end = name(b, container, to);
        boolean ends = end > container && (end == to || b[end] == ' ');
        return ends ? Shape.oneBlank(b, end, to) : -1;
    }

    private static int name(byte[] b, int from, int to) {
        if (from >= to || b[from] < 'a' || b[from] > 'z') {
            return from;
        }
        int i = from;
        while (i < to && ((b[i] >= 'a' && b[i] <= 'z') || Shape.isDigit(b[i]) || b[i] == '-' || b[i] == '.')) {
            i++;
        }
        return i;
    }

    private static boolean isPod(byte[] b, int from, int to) {
        int dash = to - 1;
        while (dash > from && b[dash] != '-') {
            dash--;
        }
        int letters = to - dash - 1;
        if (dash == from || letters == 0) {
            return false;
        }
        boolean ordinal = Shape.skipDigits(b, dash + 1, to) == to;
        boolean drawn = letters == DRAWN_LETTERS;
        for (int i = dash + 1; i < to; i++) {
            drawn &= DRAWN.indexOf(b[i]) >= 0;
        }
        return ordinal || drawn;
    }
}
