package dev.unpark.model;

import java.util.List;

/**
 * Findings that explain one another, with the one that came first.
 *
 * @param firstCause id of the finding that the others follow from
 * @param findings ids, first cause first
 */
public record Story(String id, String title, String firstCause, List<String> findings) {
    public Story {
        findings = List.copyOf(findings);
    }
}
