package dev.unpark.parse.panic;

/**
 * The end of a line without what loggers put behind a panic's place.
 *
 * <pre>
 * src/a.rs:8:3: stack backtrace            src/a.rs:8stack backtrace:
 * src/a.rs:8:3 panic.file="src/a.rs" panic.line=8 panic.column=3
 * </pre>
 *
 * @param heading the heading of a backtrace was there
 */
record Tail(String text, boolean heading) {
    private static final String HEADING = "stack backtrace";

    static Tail of(String text) {
        String bare = withoutFields(text).stripTrailing();
        if (bare.endsWith(":")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        boolean heading = bare.endsWith(HEADING);
        if (heading) {
            bare = bare.substring(0, bare.length() - HEADING.length()).stripTrailing();
            bare = bare.endsWith(":") ? bare.substring(0, bare.length() - 1) : bare;
        }
        return new Tail(bare, heading);
    }

    /** Without the fields that tracing's example of a hook adds behind the message. */
    static String withoutFields(String text) {
        int at = text.indexOf(" panic.file=");
        at = at < 0 ? text.indexOf(" log.target=") : at;
        return at > 0 ? text.substring(0, at) : text;
    }
}
