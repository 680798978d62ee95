package dev.unpark.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one of cargo's files, or what one of its commands prints, tells of a build. Crates are referred to by their position
 * in {@code crates}.
 *
 * @param manifests what packages ask for themselves
 * @param crates packages of the graph; empty for a manifest, which has none
 * @param links who depends on whom
 * @param switches which feature was turned on by whom; a crate's own {@code features} may say that one is on and not why
 */
public record CargoFacts(
        CargoSource from,
        List<CargoManifest> manifests,
        List<CargoCrate> crates,
        List<CargoLink> links,
        List<FeatureSwitch> switches) {
    /** Of an input that is none of cargo's. */
    public static final CargoFacts NONE =
            new CargoFacts(CargoSource.NOTHING, List.of(), List.of(), List.of(), List.of());

    public CargoFacts {
        manifests = List.copyOf(manifests);
        crates = List.copyOf(crates);
        links = List.copyOf(links);
        switches = List.copyOf(switches);
    }

    /** Of manifests alone. */
    public static CargoFacts of(List<CargoManifest> manifests) {
        return new CargoFacts(CargoSource.MANIFEST, manifests, List.of(), List.of(), List.of());
    }

    public boolean isEmpty() {
        return manifests.isEmpty() && crates.isEmpty();
    }

    /** Positions of the crates of this name; several where the graph has several versions. */
    public List<Integer> named(String crate) {
        return IntStream.range(0, crates.size())
                .filter(i -> crates.get(i).name().equals(crate))
                .boxed()
                .toList();
    }
}
