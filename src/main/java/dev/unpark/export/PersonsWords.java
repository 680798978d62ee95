package dev.unpark.export;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * What a person wrote, as a safe subset of Markdown. It is read and written anew: so an open fence or list ends where
 * the note ends, HTML is text, a picture is a link, a link leads to the web or to mail only, and a heading is below the
 * document's own.
 */
final class PersonsWords {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final MarkdownRenderer MARKDOWN = MarkdownRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(TaskMark.inMarkdown())
            .build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(TaskMark::inHtml)
            .attributeProviderFactory(_ -> (node, tag, attributes) -> {
                if (tag.equals("a")) {
                    attributes.put("rel", "noopener noreferrer nofollow");
                }
            })
            .build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(TaskMark::inText)
            .nodeRendererFactory(PlainCode::new)
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .build();

    private PersonsWords() {}

    static String markdown(String text) {
        return MARKDOWN.render(safe(text)).strip();
    }

    static String html(String text) {
        return HTML.render(safe(text)).strip();
    }

    /** The words alone, in one line; a dot stands between paragraphs. */
    static String oneLine(String text) {
        return VisibleText.line(TEXT.render(safe(text)).strip().replaceAll("\\n+(?:[-*+] )?", " \u00B7 "));
    }

    /** What its headings say, in order. */
    static List<String> headings(String text) {
        List<String> found = new ArrayList<>();
        safe(text).accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                found.add(TEXT.render(heading).strip());
            }
        });
        return found;
    }

    private static Node safe(String text) {
        Node document = PARSER.parse(VisibleText.lines(ordinaryBlanks(text)));
        document.accept(new SafeSubset());
        return document;
    }

    // French typing puts no-break blanks before colons; a person means them as blanks.
    private static String ordinaryBlanks(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c);
        }
        return out.toString();
    }
}
