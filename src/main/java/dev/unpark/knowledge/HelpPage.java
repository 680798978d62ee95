package dev.unpark.knowledge;

import java.util.List;

/**
 * A page of the help that belongs to no single rule.
 *
 * @param name of the file, by which {@code unpark explain} and other pages call it
 * @param section what kind of page it is, such as {@code Question}
 * @param order where it stands among the pages
 * @param title the question, or what the page is about
 * @param text paragraphs
 * @param steps what to do or look at, one each
 * @param commands to be pasted into a shell, one line each
 * @param see names of pages and ids of rules that go on from here
 */
public record HelpPage(
        String name,
        String section,
        int order,
        String title,
        List<String> text,
        List<String> steps,
        List<String> commands,
        List<String> see) {
    public HelpPage {
        text = List.copyOf(text);
        steps = List.copyOf(steps);
        commands = List.copyOf(commands);
        see = List.copyOf(see);
    }
}
