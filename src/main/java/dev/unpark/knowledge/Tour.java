package dev.unpark.knowledge;

import java.util.Comparator;
import java.util.List;

/**
 * A walk through one of the samples.
 *
 * @param sample name of its folder and of the data file
 * @param order where it stands among the tours
 * @param cause what is wrong there, in a short sentence
 * @param rule whose finding comes first there
 */
public record Tour(String sample, int order, String title, String cause, String rule, List<Step> steps) {
    /**
     * One stop.
     *
     * @param text two sentences: what one sees, and what it means
     * @param look what is selected while one reads it
     */
    public record Step(String title, String text, Spot look) {}

    public Tour {
        steps = List.copyOf(steps);
    }

    /** All tours of {@code assets/tours} in their order. */
    public static List<Tour> all() {
        return new DataFolder("/assets/tours")
                .all(Tour.class, Tour::sample).stream()
                        .sorted(Comparator.comparingInt(Tour::order))
                        .toList();
    }
}
