package dev.unpark.export;

import dev.unpark.model.Certainty;
import java.util.Locale;

/** Phrases that several parts of the document use. */
final class Phrases {
    private Phrases() {}

    /** {@code 1 thread}, {@code 1,024 threads}. */
    static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    static String certainty(Certainty certainty) {
        return switch (certainty) {
            case PROVEN -> "Proven";
            case LIKELY -> "Likely";
            case POSSIBLE -> "Possible";
        };
    }

    /** The rule behind the word. */
    static String ruleOf(Certainty certainty) {
        return switch (certainty) {
            case PROVEN ->
                "means that it is seen in the evidence itself, and that every part of the claim has a citation.";
            case LIKELY ->
                "means that the evidence fits, and that one other explanation is left, which is named below.";
            case POSSIBLE -> "means that the evidence fits, and that several other explanations fit as well.";
        };
    }

    static Tone tone(Certainty certainty) {
        return switch (certainty) {
            case PROVEN -> Tone.BAD;
            case LIKELY -> Tone.CAUTION;
            case POSSIBLE -> Tone.QUIET;
        };
    }

    /** The sentence with a capital letter at its start and a full stop at its end. */
    static String sentence(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return stripped;
        }
        String ended =
                stripped.endsWith(".") || stripped.endsWith("?") || stripped.endsWith("!") ? stripped : stripped + ".";
        return ended.substring(0, 1).toUpperCase(Locale.ROOT) + ended.substring(1);
    }
}
