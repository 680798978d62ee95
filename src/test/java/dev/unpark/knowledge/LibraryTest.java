package dev.unpark.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {
    private final Library library = Library.load();

    private List<String> search(String query) {
        return library.search(query).stream().map(Article::name).toList();
    }

    @Test
    void everyPageAndEveryTopicIsAnArticle() {
        assertEquals(
                Library.pages().size() + Knowledge.load().topics().size(),
                library.articles().size());
        Set<String> names = new HashSet<>();
        library.articles().forEach(a -> assertTrue(names.add(a.name()), a.name()));
    }

    @Test
    void pagesSayWholeSentencesAndTheirLinksLeadSomewhere() {
        for (HelpPage page : Library.pages()) {
            assertFalse(page.text().isEmpty(), page.name());
            Stream.concat(page.text().stream(), page.steps().stream())
                    .forEach(s -> assertTrue(s.endsWith(".") || s.endsWith("?"), page.name() + ": " + s));
            page.see().forEach(n -> assertTrue(library.article(n).isPresent(), page.name() + " -> " + n));
            assertFalse(page.see().contains(page.name()), page.name());
        }
    }

    /** What people ask, in their words, and the page that has to come first. */
    @ParameterizedTest
    @CsvSource({
        "std::sync::Mutex hang, std-mutex",
        "there is no reactor running, no-reactor",
        "cannot start a runtime from within, runtime-in-runtime",
        "sleep never completes, sleep-never-completes",
        "blocks the runtime, detect-blocking",
        "KILL -QUIT, kill-quit",
        "tokio-console, tokio-console",
        "trace log, trace-logs",
        "task dump, task-dumps",
        "container, dump-in-a-container",
        "core file, read-a-core",
        "eu-stack, take-an-eu-stack-dump",
        "culprit, blocked-worker",
        "proven likely, certainties",
        "hand-written future, hand-written-futures",
        "worker.blocked-by-lock, worker.blocked-by-lock",
    })
    void whatPeopleAskIsFound(String query, String page) {
        List<String> found = search(query);
        assertFalse(found.isEmpty(), query);
        assertTrue(found.subList(0, Math.min(3, found.size())).contains(page), query + ": " + found);
    }

    @Test
    void anEmptySearchFindsEverythingAndNonsenseNothing() {
        assertEquals(library.articles(), library.search("  "));
        assertEquals(List.of(), library.search("tokio qwertzuiop"));
    }

    @Test
    void backticksAndCurlyQuotesNeedNotBeTyped() {
        assertTrue(search("tokio's condition variable").contains("idle-or-blocked"));
        assertTrue(search("store cx.waker().clone()").contains("hand-written-futures"));
    }
}
