package dev.unpark.knowledge;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that the help has to read: the pages of {@code assets/help} in their order, then the topics by rule. */
public final class Library {
    private final List<Article> articles;

    private Library(List<Article> articles) {
        this.articles = List.copyOf(articles);
    }

    /** Reads some dozens of small files: in a window this belongs in a job. */
    public static Library load() {
        return new Library(Stream.concat(
                        pages().stream().map(Article::of),
                        Knowledge.load().topics().stream().map(Article::of))
                .toList());
    }

    static List<HelpPage> pages() {
        return new DataFolder("/assets/help")
                .all(HelpPage.class, HelpPage::name).stream()
                        .sorted(Comparator.comparingInt(HelpPage::order).thenComparing(HelpPage::name))
                        .toList();
    }

    public List<Article> articles() {
        return articles;
    }

    public Optional<Article> article(String name) {
        return articles.stream().filter(a -> a.name().equals(name)).findFirst();
    }

    /** Articles that have every word of a query, those that are called so before those that only mention it. */
    public List<Article> search(String query) {
        List<String> words = Arrays.stream(query.strip().split("\\s+"))
                .filter(w -> !w.isEmpty())
                .toList();
        List<Article> found = articles.stream().filter(a -> a.has(words)).toList();
        return Stream.concat(
                        found.stream().filter(a -> a.isCalled(words)),
                        found.stream().filter(a -> !a.isCalled(words)))
                .toList();
    }
}
