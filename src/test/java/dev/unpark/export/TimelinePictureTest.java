package dev.unpark.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.EntryKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TimelinePictureTest {
    private static final Instant START = Instant.parse("2026-11-24T09:15:00Z");

    private static List<String> labels(Instant from, Instant to, ZoneId zone) {
        TimeAxis axis = new TimeAxis(from, to, zone, 0, 100);
        return axis.ticks().stream().map(axis::label).toList();
    }

    @Test
    void ticksStandAtRoundTimesOfTheZone() {
        assertEquals(
                List.of("09:15", "09:20", "09:25", "09:30", "09:35", "09:40", "09:45"),
                labels(START, START.plus(Duration.ofMinutes(32)), ZoneOffset.UTC));
        assertEquals(
                List.of("15:00", "15:30", "16:00", "16:30", "17:00", "17:30", "18:00"),
                labels(START, START.plus(Duration.ofHours(3)), ZoneId.of("Asia/Kathmandu")));
        assertEquals(
                List.of("11-25", "11-26", "11-27", "11-28", "11-29", "11-30"),
                labels(START, START.plus(Duration.ofDays(6)), ZoneOffset.UTC));
    }

    @Test
    void theDayThatTheClockGoesBackHasItsMidnights() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant from = Instant.parse("2026-10-23T22:00:00Z");
        assertEquals(
                List.of("10-24", "12:00", "10-25", "12:00", "10-26", "12:00", "10-27"),
                labels(from, from.plus(Duration.ofHours(75)), berlin));
    }

    @Test
    void oneMomentAndCenturiesBothGiveAPicture() {
        for (Duration length : List.of(Duration.ZERO, Duration.ofMillis(3), Duration.ofDays(365 * 400))) {
            List<Block.Point> points = List.of(point(1, Duration.ZERO), point(2, length));
            String svg = TimelineSvg.draw(new Block.TimelinePicture(ZoneOffset.UTC, points));
            assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
            assertTrue(svg.length() < 20_000, svg);
        }
        assertEquals("", TimelineSvg.draw(new Block.TimelinePicture(ZoneOffset.UTC, List.of())));
    }

    @Test
    void pointsOfOneLaneDoNotCoverEachOther() {
        List<Block.Point> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            points.add(point(i + 1, Duration.ofSeconds(i)));
        }
        points.add(point(6, Duration.ofHours(1)));
        String svg = TimelineSvg.draw(new Block.TimelinePicture(ZoneOffset.UTC, points));
        Matcher circle = Pattern.compile("cx=\"([0-9.]+)\" cy=\"([0-9.]+)\"").matcher(svg);
        Set<String> places = new HashSet<>();
        while (circle.find()) {
            places.add(Math.round(Double.parseDouble(circle.group(1)) / 18) + "/" + circle.group(2));
        }
        assertEquals(6, places.size(), svg);
    }

    private static Block.Point point(int number, Duration after) {
        return new Block.Point(number, START.plus(after), EntryKind.INCIDENT, "event " + number);
    }
}
