package dev.unpark.export;

/** How a mark in the document is coloured; the word beside it always says the same without colour. */
enum Tone {
    BAD("bad"),
    CAUTION("caution"),
    GOOD("good"),
    QUIET("quiet");

    private final String word;

    Tone(String word) {
        this.word = word;
    }

    /** The class of the style sheet. */
    String word() {
        return word;
    }
}
