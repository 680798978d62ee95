package dev.unpark.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A page or a topic as one reads it.
 *
 * @param name what it is asked for by: the id of a rule, the name of a page
 * @param section what kind of article it is, in a word or two
 * @param parts in reading order; none is empty
 * @param see names of the articles that go on from here
 */
public record Article(String name, String section, String title, List<Part> parts, List<String> see) {
    /** Something under a heading, which may be empty. */
    public sealed interface Part {
        String heading();

        List<String> lines();
    }

    /** Paragraphs. */
    public record Prose(String heading, List<String> lines) implements Part {
        public Prose {
            lines = List.copyOf(lines);
        }
    }

    /** Points of a list. */
    public record Points(String heading, List<String> lines) implements Part {
        public Points {
            lines = List.copyOf(lines);
        }
    }

    /** Lines for a shell or a file, to be copied. */
    public record Commands(String heading, List<String> lines) implements Part {
        public Commands {
            lines = List.copyOf(lines);
        }
    }

    public Article {
        parts = parts.stream().filter(p -> !p.lines().isEmpty()).toList();
        see = List.copyOf(see);
    }

    private static final String TOPIC = "Cause";

    static Article of(Topic topic) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Prose("What it looks for", List.of(topic.what())));
        parts.add(new Prose("Why it is a problem", List.of(topic.why())));
        parts.add(new Points("Fix", topic.fix()));
        parts.add(new Points("Proof that it is fixed", topic.proof()));
        parts.add(new Points("Pitfalls", topic.pitfalls()));
        parts.add(new Points("Widespread advice that is wrong", topic.corrected()));
        return new Article(topic.rule(), TOPIC, topic.title(), parts, List.of());
    }

    static Article of(HelpPage page) {
        List<Part> parts = List.of(
                new Prose("", page.text()), new Points("", page.steps()), new Commands("To copy", page.commands()));
        return new Article(page.name(), page.section(), page.title(), parts, page.see());
    }

    /** Whether it is what is known of a rule, and no page of its own. */
    public boolean isTopic() {
        return section.equals(TOPIC);
    }

    /** Whether every word is somewhere in it, in any case. */
    boolean has(List<String> words) {
        return containsAll(
                Stream.concat(
                        Stream.of(name, section, title),
                        parts.stream().flatMap(p -> Stream.concat(Stream.of(p.heading()), p.lines().stream()))),
                words);
    }

    /** Whether every word is in its name or title. */
    boolean isCalled(List<String> words) {
        return containsAll(Stream.of(name, title), words);
    }

    private static boolean containsAll(Stream<String> texts, List<String> words) {
        String text = plain(String.join("\n", texts.toList()));
        return words.stream().allMatch(w -> text.contains(plain(w)));
    }

    // People type neither backticks nor curly quotes.
    private static String plain(String text) {
        return text.replaceAll("[`“”\"]", "").replace('’', '\'').toLowerCase(Locale.ROOT);
    }
}
