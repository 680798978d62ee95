package dev.unpark.source;

import java.util.Set;

/** Macros that await nothing of their own. What is not listed may: {@code select!} and {@code join!} do. */
final class KnownMacros {
    /** Of std: they evaluate each argument once, in order, and make no closure. */
    private static final Set<String> PLAIN = words("""
            println print eprintln eprint format format_args write writeln vec dbg matches
            assert assert_eq assert_ne panic todo unimplemented unreachable
            concat stringify env option_env line column file module_path include_str include_bytes
            addr_of addr_of_mut compile_error""");

    /** Of std, log, tracing, anyhow, serde_json, tokio and futures: some skip their arguments, some make closures. */
    private static final Set<String> HARMLESS = words("""
            debug_assert debug_assert_eq debug_assert_ne thread_local task_local pin offset_of
            trace debug info warn error log log_enabled enabled
            event span trace_span debug_span info_span warn_span error_span
            anyhow bail ensure json""");

    private static final Set<String> PANICKING = words("panic todo unimplemented unreachable bail");

    private KnownMacros() {}

    private static Set<String> words(String text) {
        return Set.of(text.split("\\s+"));
    }

    static boolean isPlain(String name) {
        return PLAIN.contains(name);
    }

    /** Whether nothing after it is reached. */
    static boolean panics(String name) {
        return PANICKING.contains(name);
    }

    static boolean isHarmless(String name) {
        return PLAIN.contains(name) || HARMLESS.contains(name);
    }
}
