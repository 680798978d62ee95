package dev.unpark.parse.sample;

import dev.unpark.model.SourcePlace;
import org.jspecify.annotations.Nullable;

/**
 * One line of a tree.
 *
 * @param samples how often it was seen there
 * @param column where the number begins; two columns are a level
 * @param address 0 where the line has none
 * @param symbol empty where the tool had none
 */
record Call(
        long samples,
        int column,
        long address,
        String symbol,
        @Nullable String module,
        @Nullable SourcePlace place) {}
