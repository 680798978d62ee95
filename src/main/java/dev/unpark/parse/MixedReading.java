package dev.unpark.parse;

import dev.unpark.work.JobContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Several formats may stand in one file (a dump pasted below a panic, in the middle of a log): what the best one did not
 * understand is shown to the others, and so on with each of them.
 *
 * @param drafts where the dumps go
 */
record MixedReading(String shown, List<InputSink.Draft> drafts) {
    private static final int MOST_PLACES_LOOKED_AT = 64;

    void read(Choice choice, List<EvidenceFormat> asked, SoFar soFar, JobContext job) {
        InputSink sink = choice.read(shown, soFar, job);
        List<EvidenceFormat> others =
                asked.stream().filter(f -> !f.equals(choice.format())).toList();
        Leftovers left = sink.leftovers();
        Choice all = left.isEmpty() ? null : Choice.certain(left.of(choice.text()), others, Choice.SEARCHED_BYTES);
        if (all != null) {
            left.places().forEach(Leftovers.Place::areUnderstood);
            readMore(all, others, job.withoutProgress());
        } else if (left.places().size() > 1) {
            readEach(left.places(), choice.text(), sink, others, job.withoutProgress());
        }
        if (left.others() > 0) {
            sink.note("Lines that are no part of it stand in more than " + Leftovers.MOST_PLACES + " places; the last "
                    + left.others() + " of them were not looked at for other formats.");
        }
        drafts.addAll(sink.drafts());
    }

    // Together they look like nothing, such as a few lines of a log among many of somebody's own words.
    private void readEach(
            List<Leftovers.Place> places, Text text, InputSink sink, List<EvidenceFormat> others, JobContext job) {
        if (places.size() > MOST_PLACES_LOOKED_AT) {
            sink.note("Lines that are no part of it stand in " + places.size() + " places; only the first "
                    + MOST_PLACES_LOOKED_AT + " were looked at for other formats.");
        }
        for (Leftovers.Place place : places.subList(0, Math.min(places.size(), MOST_PLACES_LOOKED_AT))) {
            Choice one = Choice.certain(place.of(text), others, Choice.WINDOW_BYTES);
            if (one != null) {
                place.areUnderstood();
                readMore(one, others, job);
            }
        }
    }

    private void readMore(Choice choice, List<EvidenceFormat> asked, JobContext job) {
        MixedReading more = new MixedReading(shown, new ArrayList<>());
        more.read(choice, asked, SoFar.NOBODY, job);
        more.drafts.forEach(InputSink.Draft::beginAtFirstItem);
        drafts.addAll(more.drafts);
    }
}
