package dev.unpark.parse;

import dev.unpark.work.JobContext;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * A format for a text.
 *
 * @param text the view of it that the format recognised
 * @param because what the format was told by, in words
 */
record Choice(EvidenceFormat format, Text text, String because) {
    /** A dump may stand below a long log: so much of a text is shown to the formats at a time, and in all. */
    static final long WINDOW_BYTES = 1 << 20;

    static final long SEARCHED_BYTES = 64 << 20;

    private static Choice recognised(EvidenceFormat format, Text text) {
        return new Choice(format, text, format.recognisedBy());
    }

    /** The format that is certain of the text's head, else one that may be right, else one that is certain further down. */
    static @Nullable Choice of(Text text, List<EvidenceFormat> asked) {
        Choice certain = certainAt(text, 0, asked);
        if (certain != null) {
            return certain;
        }
        for (Text view : Views.of(text)) {
            EvidenceFormat format = ask(view.head(WINDOW_BYTES), asked, Match.MAYBE);
            if (format != null) {
                return recognised(format, view);
            }
        }
        return certainBelow(text, asked, SEARCHED_BYTES);
    }

    /** The format that is certain of some part of the first {@code searchedBytes}, or null. */
    static @Nullable Choice certain(Text text, List<EvidenceFormat> asked, long searchedBytes) {
        Choice head = certainAt(text, 0, asked);
        return head != null ? head : certainBelow(text, asked, searchedBytes);
    }

    private static @Nullable Choice certainBelow(Text text, List<EvidenceFormat> asked, long searchedBytes) {
        long searched = Math.min(text.sizeBytes(), searchedBytes);
        for (long at = WINDOW_BYTES; at < searched; at += WINDOW_BYTES) {
            Choice below = certainAt(text, at, asked);
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private static @Nullable Choice certainAt(Text text, long at, List<EvidenceFormat> asked) {
        List<Text> views = at == 0 ? Views.withUnwrapped(text) : Views.of(text);
        Choice all = certainIn(views, at, asked);
        return all != null ? all : certainIn(Views.ofSomeLines(text, at, WINDOW_BYTES), at, asked);
    }

    private static @Nullable Choice certainIn(List<Text> views, long at, List<EvidenceFormat> asked) {
        for (Text view : views) {
            EvidenceFormat format = ask(view.window(at, WINDOW_BYTES), asked, Match.YES);
            if (format != null) {
                return recognised(format, view);
            }
        }
        return null;
    }

    private static @Nullable EvidenceFormat ask(Text head, List<EvidenceFormat> asked, Match wanted) {
        for (EvidenceFormat format : asked) {
            if (format.recognise(head) == wanted) {
                return format;
            }
        }
        return null;
    }

    /** Reads the text as this format. */
    InputSink read(String shown, SoFar soFar, JobContext job) {
        InputSink sink = new InputSink(shown, format.id(), because, text.firstLine(), soFar);
        try {
            format.read(text, sink, job);
        } catch (CancellationException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            // A reader's bug must not cost the person what was read before it.
            sink.incomplete("The " + format.id() + " reader stopped early on something it did not expect (" + e
                    + "). What it had read until then is shown.");
        }
        return sink;
    }
}
