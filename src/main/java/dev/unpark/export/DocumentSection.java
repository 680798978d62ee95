package dev.unpark.export;

import java.util.Optional;

/** The sections that a person writes, in the order of the document. */
public enum DocumentSection {
    SUMMARY(
            "summary",
            "Summary",
            "what happened, to whom, and how it ended, in three sentences for a reader in a hurry"),
    IMPACT(
            "impact",
            "Impact",
            "who noticed and how, for how long, what was lost or late, with a number or a graph for each claim"),
    CAUSE(
            "cause",
            "Root cause and contributing factors",
            "whether the team agrees with what the evidence shows, what set it off, and what let it through"),
    FIX("fix", "Fix", "what was changed, where, and when it was rolled out"),
    PROOF("proof", "Proof", "what was run after the fix, and what it showed"),
    LESSON("lesson", "Lesson", "what went well, what did not, where luck helped, and why it came as a surprise"),
    ACTIONS("actions", "Action items", "one line each: what will change, who owns it, by when, and how it is tracked");

    /** Section id of the document's own status, such as {@code Draft} or {@code Reviewed}. */
    public static final String STATUS_ID = "status";

    private final String id;
    private final String title;
    private final String whatBelongsHere;

    DocumentSection(String id, String title, String whatBelongsHere) {
        this.id = id;
        this.title = title;
        this.whatBelongsHere = whatBelongsHere;
    }

    /** The id of {@link dev.unpark.model.Section}; saved in investigations, so it never changes. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** What a person is asked to write, as the end of the sentence that begins {@code To be written:}. */
    public String whatBelongsHere() {
        return whatBelongsHere;
    }

    /** The section with this id, if a person writes it. */
    public static Optional<DocumentSection> of(String id) {
        for (DocumentSection section : values()) {
            if (section.id.equals(id)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
