package dev.unpark.parse;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text that its format did not understand, for other formats to read. */
final class Leftovers {
    /** More places than that are counted and not shown to other formats. */
    static final int MOST_PLACES = 100_000;

    private final List<Place> places = new ArrayList<>();
    private int others;

    /** Lines that follow each other, or have only blank ones between them. */
    static final class Place {
        final InputSink.Draft draft;
        final long from;
        final int firstLine;
        private long to;
        private int nextLine;
        private int lines = 1;

        private Place(InputSink.Draft draft, LineCursor line) {
            this.draft = draft;
            this.from = line.offset();
            this.firstLine = line.number();
            this.to = line.endOffset();
            this.nextLine = line.endNumber();
        }

        // Nothing but line ends stands between, as far as their bytes tell: at most CR and LF a line.
        private boolean reaches(LineCursor line) {
            int between = line.number() - nextLine;
            return line.offset() - to <= 2L * between;
        }

        private void add(LineCursor line) {
            to = line.endOffset();
            nextLine = line.endNumber();
            lines++;
        }

        /** The lines are another format's now. */
        void areUnderstood() {
            draft.areAnothers(firstLine, nextLine, lines);
        }

        Text of(Text whole) {
            return whole.slice(from, to, firstLine);
        }
    }

    void add(InputSink.Draft draft, LineCursor line) {
        Place last = places.isEmpty() ? null : places.getLast();
        if (last != null && last.draft == draft && others == 0 && last.reaches(line)) {
            last.add(line);
        } else if (places.size() < MOST_PLACES) {
            places.add(new Place(draft, line));
        } else {
            others++;
        }
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    List<Place> places() {
        return places;
    }

    /** Lines that other formats are not shown. */
    int others() {
        return others;
    }

    /** All places of {@code whole} as one text: a log that goes on behind a dump is one log. */
    Text of(Text whole) {
        Gaps gaps = new Gaps();
        Place before = places.getFirst();
        for (Place place : places.subList(1, places.size())) {
            gaps.add(before.to, place.from, place.firstLine - before.nextLine);
            before = place;
        }
        return whole.slice(places.getFirst().from, before.to, places.getFirst().firstLine, gaps);
    }
}
