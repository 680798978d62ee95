package dev.unpark.symbol;

/** Brings a printed function name to the one spelling of {@link dev.unpark.model.Symbol#name()}. */
public final class RustNames {
    private RustNames() {}

    /**
     * Without hash, crate disambiguator and generic arguments, legacy escapes resolved, {@code {async_fn#N}},
     * {@code {closure#N}} and their kin all {@code {{closure}}}.
     */
    public static String normalise(String raw) {
        throw new UnsupportedOperationException(raw);
    }
}
