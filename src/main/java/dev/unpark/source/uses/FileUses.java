package dev.unpark.source.uses;

import java.util.List;

/**
 * What one file uses.
 *
 * @param gatedModules files that it declares below a {@code #[cfg(..)]}
 */
public record FileUses(List<CrateUse> uses, List<GatedModule> gatedModules) {
    /** {@code #[cfg(test)] mod tests;} */
    public record GatedModule(String name, Gate gate) {}

    public FileUses {
        uses = List.copyOf(uses);
        gatedModules = List.copyOf(gatedModules);
    }
}
