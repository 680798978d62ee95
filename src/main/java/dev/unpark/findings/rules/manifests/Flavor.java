package dev.unpark.findings.rules.manifests;

/** What {@code #[tokio::main]} and {@code #[tokio::test]} make: {@code flavor}, {@code worker_threads}. */
final class Flavor {
    static final String MULTI_THREAD = "multi_thread";
    static final String CURRENT_THREAD = "current_thread";

    private Flavor() {}

    static boolean isEntry(PlacedUse use) {
        return use.use().attribute()
                && (use.use().path().equals("tokio::main") || use.use().path().equals("tokio::test"));
    }

    /** The flavor as written, else the macro's own. */
    static String of(PlacedUse use) {
        String arguments = use.use().arguments();
        int at = arguments.indexOf("flavor=");
        if (at >= 0) {
            int from = at + "flavor=".length();
            int comma = arguments.indexOf(',', from);
            return arguments
                    .substring(from, comma < 0 ? arguments.length() : comma)
                    .replace("\"", "");
        }
        return use.use().path().equals("tokio::main") ? MULTI_THREAD : CURRENT_THREAD;
    }
}
