package dev.unpark.export;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times as the document shows them: always in one zone, and always with it.
 *
 * @param problem why times are in UTC although another zone was asked for; empty if they are in the zone asked for
 */
record Times(ZoneId zone, String problem) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    static Times in(String zone) {
        try {
            return new Times(ZoneId.of(zone), "");
        } catch (DateTimeException e) {
            return new Times(ZoneOffset.UTC, "The time zone `" + zone + "` is not known here, so times are in UTC.");
        }
    }

    /** The zone's name for a heading. */
    String zoneName() {
        return isUtc() ? "UTC" : zone.getId();
    }

    private boolean isUtc() {
        return zone.equals(ZoneOffset.UTC)
                || zone.getId().equals("UTC")
                || zone.getId().equals("Etc/UTC");
    }

    /** To the minute, with seconds only where there are any, and with the offset outside UTC. */
    String shown(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        String text = (time.getSecond() == 0 ? MINUTE : SECOND).format(time);
        return isUtc() ? text : text + " " + offset(time);
    }

    /** The same with the zone, for a sentence. */
    String inSentence(Instant at) {
        return isUtc() ? shown(at) + " UTC" : shown(at);
    }

    private static String offset(ZonedDateTime time) {
        String id = time.getOffset().getId();
        return id.equals("Z") ? "+00:00" : id;
    }

    /** Such as {@code 2 h 5 min}; whole minutes from a minute on. */
    static String length(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        List<String> parts = new ArrayList<>();
        add(parts, duration.toDays(), "d");
        add(parts, duration.toHoursPart(), "h");
        add(parts, duration.toMinutesPart(), "min");
        return String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
