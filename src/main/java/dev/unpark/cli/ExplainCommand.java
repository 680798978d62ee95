package dev.unpark.cli;

import dev.unpark.knowledge.Article;
import dev.unpark.knowledge.Knowledge;
import dev.unpark.knowledge.Library;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code unpark explain}. */
@Command(
        name = "explain",
        description = "What a rule looks for, why it matters, the fixes and their proofs, or a page of the help;"
                + " without NAME, the list.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Host host;

    @Parameters(
            paramLabel = "NAME",
            arity = "0..1",
            description = "The name of a rule, such as worker.blocked-by-lock, or of a page, such as kill-quit.")
    private @Nullable String name;

    ExplainCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        Library library = Library.load();
        if (name == null) {
            list(library);
            return ExitCode.CLEAR;
        }
        Optional<Article> article = library.article(name);
        if (article.isEmpty()) {
            host.say("There is no rule or page '" + name + "'; 'unpark explain' lists them.");
            return ExitCode.USAGE;
        }
        print(article.get());
        return ExitCode.CLEAR;
    }

    private void list(Library library) {
        Columns rules = new Columns();
        Knowledge.load().topics().forEach(topic -> rules.row(topic.rule(), topic.title()));
        host.out().println("Rules");
        rules.lines("  ").forEach(host.out()::println);
        Columns pages = new Columns();
        library.articles().stream().filter(a -> !a.isTopic()).forEach(page -> pages.row(page.name(), page.title()));
        host.out().println();
        host.out().println("Help");
        pages.lines("  ").forEach(host.out()::println);
    }

    private void print(Article article) {
        host.out().println(article.name());
        Paragraph.wrap("  ", article.title()).forEach(host.out()::println);
        article.parts().forEach(this::print);
        if (!article.see().isEmpty()) {
            host.out().println("  See also: " + String.join(", ", article.see()));
        }
    }

    private void print(Article.Part part) {
        switch (part) {
            case Article.Prose prose ->
                prose.lines()
                        .forEach(line ->
                                wrapped("  ", prose.heading().isEmpty() ? line : prose.heading() + ": " + line));
            case Article.Points points -> {
                heading(points.heading());
                points.lines().forEach(line -> wrapped("  - ", line));
            }
            // unwrapped, so that they can be copied
            case Article.Commands commands -> {
                heading(commands.heading());
                commands.lines().forEach(line -> host.out().println("    " + line));
            }
        }
    }

    private void heading(String heading) {
        if (!heading.isEmpty()) {
            host.out().println("  " + heading + ":");
        }
    }

    private void wrapped(String indent, String text) {
        Paragraph.wrap(indent, text).forEach(host.out()::println);
    }
}
