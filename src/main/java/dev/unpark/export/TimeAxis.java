package dev.unpark.export;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where times stand on a line, with round times marked. */
record TimeAxis(Instant from, Instant to, ZoneId zone, double left, double right) {
    private static final int MOST_TICKS = 8;
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(365));

    double x(Instant at) {
        double all = Math.max(1, seconds());
        return left + (right - left) * (Duration.between(from, at).toMillis() / 1000.0) / all;
    }

    private double seconds() {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    /** Times that are round on the zone's clocks, within the axis. */
    List<Instant> ticks() {
        Duration step = step();
        LocalDateTime start = from.atZone(zone).toLocalDateTime();
        LocalDateTime at = start.truncatedTo(ChronoUnit.DAYS);
        long steps = Math.ceilDiv(Duration.between(at, start).toMillis(), step.toMillis());
        at = step.compareTo(DAY) < 0 ? at.plus(step.multipliedBy(steps)) : at;
        List<Instant> ticks = new ArrayList<>();
        Instant last = from.minusMillis(1);
        // An hour that the clocks leave out would stand twice.
        for (Instant tick = instant(at); !tick.isAfter(to); at = at.plus(step), tick = instant(at)) {
            if (tick.isAfter(last)) {
                ticks.add(tick);
                last = tick;
            }
        }
        return ticks;
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(zone).toInstant();
    }

    private Duration step() {
        for (Duration step : STEPS) {
            if (seconds() / step.toSeconds() <= MOST_TICKS) {
                return step;
            }
        }
        // Beyond centuries no step is round; the ends of the axis are enough.
        return Duration.ofDays(
                Math.max(365, (long) (seconds() / Duration.ofDays(1).toSeconds() / MOST_TICKS)));
    }

    /** A tick's time, as short as the step allows; midnight is named by its day. */
    String label(Instant at) {
        Duration step = step();
        LocalDateTime local = at.atZone(zone).toLocalDateTime();
        boolean midnight = local.equals(local.truncatedTo(ChronoUnit.DAYS));
        String pattern = step.compareTo(Duration.ofDays(30)) >= 0
                ? "uuuu-MM-dd"
                : midnight ? "MM-dd" : step.toSeconds() < 60 ? "HH:mm:ss" : "HH:mm";
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(local);
    }
}
