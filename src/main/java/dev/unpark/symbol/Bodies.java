package dev.unpark.symbol;

/** Names that compilers give to bodies and types that have none in the source. */
final class Bodies {
    private Bodies() {}

    /** Whether the word stands for a closure or an async or generator body, or for its type ({@code closure_env}). */
    static boolean isClosureLike(String word) {
        return switch (word.endsWith("_env") ? word.substring(0, word.length() - 4) : word) {
            case "closure",
                    "async_fn",
                    "async_block",
                    "async_closure",
                    "async_gen_fn",
                    "async_gen_block",
                    "async_gen_closure",
                    "gen_fn",
                    "gen_block",
                    "gen_closure",
                    // before rustc 1.75
                    "generator",
                    "coroutine" -> true;
            default -> false;
        };
    }
}
