package dev.unpark.model;

/** The lane of the timeline that an entry is drawn in. */
public enum EntryKind {
    /** What happened to the service: deploys, alarms, restarts. */
    INCIDENT("incident"),
    /** Dumps and logs that were taken. */
    EVIDENCE("evidence"),
    NOTE("notes"),
    STEP("steps"),
    FINDING("findings");

    private final String word;

    EntryKind(String word) {
        this.word = word;
    }

    /** The lane's name on the screen and in the document. */
    public String word() {
        return word;
    }
}
