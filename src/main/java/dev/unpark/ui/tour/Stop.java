package dev.unpark.ui.tour;

import dev.unpark.knowledge.Tour;

/**
 * Where one stands on a tour.
 *
 * @param index of the step, from 0
 */
public record Stop(Tour tour, int index) {
    public Tour.Step step() {
        return tour.steps().get(index);
    }

    public boolean isFirst() {
        return index == 0;
    }

    public boolean isLast() {
        return index == tour.steps().size() - 1;
    }
}
