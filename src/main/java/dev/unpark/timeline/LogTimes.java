package dev.unpark.timeline;

import dev.unpark.model.LogLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the times of a log, as far as they are written, into instants. */
final class LogTimes {
    private LogTimes() {}

    /** The time of each line with a date for those that give a time of day only. */
    static List<LocalDateTime> dated(List<LogLine> lines) {
        LocalDate date = firstDate(lines);
        LocalDateTime before = null;
        List<LocalDateTime> times = new ArrayList<>(lines.size());
        for (LogLine line : lines) {
            LocalDateTime at = line.at();
            if (hasDate(line)) {
                date = at.toLocalDate();
            } else {
                at = date.atTime(at.toLocalTime());
                // 23:58, 00:03: past midnight
                if (before != null && at.isBefore(before)) {
                    at = at.plusDays(1);
                    date = at.toLocalDate();
                }
            }
            before = at;
            times.add(at);
        }
        return times;
    }

    /** @param written the offset as the line has it, or null */
    static Instant instant(LocalDateTime at, @Nullable String written, String zone) {
        ZoneId id = zone(written);
        if (id == null) {
            id = zone(zone);
        }
        return at.atZone(id == null ? ZoneOffset.UTC : id).toInstant();
    }

    private static @Nullable ZoneId zone(@Nullable String id) {
        try {
            return id == null ? null : ZoneId.of(id);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate firstDate(List<LogLine> lines) {
        for (LogLine line : lines) {
            if (hasDate(line)) {
                return line.at().toLocalDate();
            }
        }
        return LogLine.NO_DATE;
    }

    private static boolean hasDate(LogLine line) {
        return !line.at().toLocalDate().equals(LogLine.NO_DATE);
    }
}
