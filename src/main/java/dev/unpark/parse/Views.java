package dev.unpark.parse;

import java.util.ArrayList;
import java.util.List;

/** The texts that one file may be read as, by what a collector or a chat window put before its lines. */
final class Views {
    /** kubectl puts a pod and a time, and what is quoted in an issue may have them. */
    private static final int MOST_STACKED = 3;

    private Views() {}

    /**
     * The text without the prefixes of its head, one after the other, and at last as it is. The barest text comes first:
     * what looks like a prefix may be a program's own time, and then only the text as it was is recognised.
     */
    static List<Text> of(Text text) {
        Text whole = Pieces.of(text);
        List<Text> views = new ArrayList<>(List.of(whole == null ? text : whole));
        for (int i = 0; i < MOST_STACKED; i++) {
            Text bare = views.getFirst().withoutLogPrefix();
            if (bare == views.getFirst()) {
                break;
            }
            views.addFirst(bare);
        }
        return views;
    }

    /** The same, and before each of them its lines put together again if a terminal wrapped them. */
    static List<Text> withUnwrapped(Text text) {
        List<Text> views = new ArrayList<>();
        for (Text view : of(text)) {
            Text unwrapped = Unwrapping.of(view);
            if (unwrapped != null) {
                views.add(unwrapped);
            }
            views.add(view);
        }
        return views;
    }

    /**
     * The text without prefixes that only some lines of a part of it have, such as a dump that is quoted below the words of
     * an issue. Lines without the prefix are the same in these views.
     */
    static List<Text> ofSomeLines(Text text, long at, long bytes) {
        List<Text> views = new ArrayList<>();
        for (LogPrefix prefix : LogPrefix.onSomeLinesOf(text.window(at, bytes))) {
            Text bare = text.without(prefix);
            for (LogPrefix below : LogPrefix.onSomeLinesOf(bare.window(at, bytes))) {
                views.add(bare.without(below));
            }
            views.add(bare);
        }
        return views;
    }
}
