package dev.unpark.timeline;

import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The story of an incident, entry by entry. */
public final class Timeline {
    private Timeline() {}

    /** Entries by time, then by lane, then by id. */
    public static List<TimelineEntry> sorted(Work work) {
        throw new UnsupportedOperationException();
    }

    /**
     * One entry a log line that carries a time; a line that names an opened evidence file becomes an entry of the
     * evidence lane that links to it.
     *
     * @param zone IANA id that times without an offset are read in
     */
    public static List<TimelineEntry> fromLogs(Evidence evidence, String zone) {
        throw new UnsupportedOperationException();
    }

    /**
     * One entry a finding, at the time of the evidence that shows it (known where a log line names that file), else at
     * {@code otherwise}; none for a finding without a time if {@code otherwise} is null.
     */
    public static List<TimelineEntry> fromFindings(
            Evidence evidence, Analysis analysis, List<TimelineEntry> entries, @Nullable Instant otherwise) {
        throw new UnsupportedOperationException();
    }
}
