package dev.unpark.parse.gdb;

/** What is known of the open thread besides its frames. */
final class Opened {
    /** The frame, if it stays the only one, shows where the thread stands, and is no backtrace. */
    boolean shownOnly;
    /** The backtrace came after a command. */
    final boolean asked;
    /** gdb says that there are more frames. */
    boolean more;
    /** Frames that are missing between those so far. */
    int missing;
    /** What to say of them. */
    String gap = "";

    Opened(boolean shownOnly, boolean asked) {
        this.shownOnly = shownOnly;
        this.asked = asked;
    }
}
