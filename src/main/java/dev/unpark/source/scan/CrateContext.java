package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What walking a body needs of its crate.
 *
 * @param parser for parts of a file that macros hide; null where it gives up
 */
record CrateContext(
        Declarations declared,
        Names names,
        TypeReader types,
        int edition,
        Function<String, @Nullable SyntaxTree> parser) {
    /** Whether the only locks that the crate names are those of parking_lot. */
    boolean onlyParkingLot() {
        return declared.lockCrates().contains("parking_lot")
                && declared.lockCrates().stream().allMatch(c -> c.equals("parking_lot") || c.equals("RefCell"));
    }

    boolean usesCells() {
        return declared.lockCrates().contains("RefCell");
    }
}
