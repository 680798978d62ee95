package dev.unpark.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.EntryKind;
import dev.unpark.model.Investigation;
import dev.unpark.source.Sources;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HostileTextTest {
    private static final Pattern SELF_LINKING = Pattern.compile("(?i)https?:|www\\.|\\S@|@\\w|#\\d");

    /** The text in every place that takes text of the evidence. */
    private static Document documentWith(String text) {
        List<Span> spans = new ArrayList<>(List.of(
                new Span.Plain(text),
                new Span.Plain(" "),
                new Span.Strong(text),
                new Span.Plain(" "),
                new Span.Code(text),
                new Span.Plain(" "),
                new Span.Badge(text, Tone.BAD),
                new Span.Plain(" "),
                new Span.Ref(text, "part", false),
                new Span.Plain(" "),
                new Span.Ref(text, "part", true),
                new Span.Plain(" ")));
        spans.addAll(Span.prose(text));
        List<Block> blocks = List.of(
                new Block.Paragraph(spans),
                new Block.Heading("h", spans),
                new Block.Bullets(List.of(spans, Span.prose(text))),
                new Block.Table(
                        List.of(text, "b"), List.of(new Block.Row("r", null, List.of(spans, Span.prose(text))))),
                new Block.Code(text),
                new Block.Frames(
                        List.of(new Block.FrameRow(0, text, text, true), new Block.FrameRow(-1, text, "", false))),
                new Block.Awaits(
                        List.of(new Block.AwaitRow(0, text, text, true), new Block.AwaitRow(40, text, "", false))),
                new Block.Excerpt(text, text, List.of(new Block.SourceLine(1, text, List.of(), List.of(text)))),
                new Block.TimelinePicture(
                        ZoneOffset.UTC, List.of(new Block.Point(1, Instant.EPOCH, EntryKind.INCIDENT, text))),
                new Block.ThreadBar(List.of(new Block.Segment(text, 1, text, Tone.BAD))),
                new Block.ToBeWritten(text),
                new Block.Derived(text, List.of(new Block.Paragraph(Span.plain(text)))));
        return new Document(text, spans, List.of(new Document.Part("part", text, blocks)));
    }

    @Test
    void evidenceIsNeverMarkupInHtml() {
        for (String text : Hostile.TEXTS) {
            StrictHtml html = StrictHtml.read(new HtmlPages(documentWith(text), HtmlExporter.style()).text());
            assertEquals(List.of(), html.externalLinks(), text);
            assertTrue(html.text().contains(VisibleText.line(text).strip()), () -> text + "\n" + html.text());
        }
    }

    @Test
    void evidenceIsNeverMarkupInMarkdown() {
        for (String text : Hostile.TEXTS) {
            ReadMarkdown markdown = ReadMarkdown.of(new MarkdownPages(documentWith(text)).text());
            assertEquals(0, markdown.html(), text);
            assertEquals(0, markdown.images(), text);
            assertEquals(List.of(), markdown.linksOut(), text);
            assertEquals(markdown.slugs(), markdown.slugs().stream().distinct().toList(), text);
            assertTrue(markdown.slugs().containsAll(markdown.linksWithin()), text);
            // Title, section and heading; one table of two columns; nothing else grew out of the text.
            assertEquals(3, markdown.slugs().size(), () -> text + "\n" + markdown.slugs());
            assertEquals(List.of(2, 2), markdown.cellsOfRows(), text);
            assertEquals(4, markdown.fences(), text);
            assertFalse(SELF_LINKING.matcher(markdown.plain()).find(), () -> text + "\n" + markdown.plain());
        }
    }

    @Test
    void markdownSaysTheTextItself() {
        for (String text : Hostile.TEXTS) {
            Document document = new Document(
                    "t",
                    Span.plain("s"),
                    List.of(new Document.Part("p", "p", List.of(new Block.Paragraph(Span.plain(text))))));
            String read = ReadMarkdown.of(new MarkdownPages(document).text()).text();
            assertTrue(read.contains(VisibleText.line(text).strip()), () -> text + "\n" + read);
        }
    }

    @Test
    void oneTextEverywhereChangesNothingButItself() {
        for (String text : Hostile.TEXTS) {
            Investigation investigation = HostileInvestigation.of(text);
            StrictHtml html = StrictHtml.read(written(new HtmlExporter(), investigation));
            assertTrue(html.externalLinks().stream().allMatch(l -> l.startsWith("http")), text);

            ReadMarkdown markdown = ReadMarkdown.of(written(new MarkdownExporter(), investigation));
            assertEquals(0, markdown.html(), text);
            assertEquals(0, markdown.images(), text);
            assertTrue(markdown.linksOut().stream().allMatch(l -> l.startsWith("http")), text);
            assertTrue(markdown.slugs().containsAll(markdown.linksWithin()), text);
            assertEquals("Evidence", markdown.headings().getLast(), text);
        }
    }

    private static String written(Exporter exporter, Investigation investigation) {
        return new String(exporter.export(investigation, Sources.none()), StandardCharsets.UTF_8);
    }

    @Test
    void notesKeepTheirMeaningAndLoseTheirTeeth() {
        String note = String.join("\n", Hostile.TEXTS) + "\n\n[good](https://docs.rs/tokio) [bad](JavaScript:alert(1))"
                + " [data](data:text/html,x) [sneaky](java\tscript:x) ![p](http://evil.example/x.png)\n\n- [ ] task\n\n```rust\nlet open";
        Document document = new Document(
                "t",
                Span.plain("s"),
                List.of(
                        new Document.Part("a", "First", List.of(new Block.Words(note))),
                        new Document.Part("b", "Second", List.of(new Block.Paragraph(Span.plain("after"))))));

        ReadMarkdown markdown = ReadMarkdown.of(new MarkdownPages(document).text());
        assertEquals(0, markdown.html());
        assertEquals(0, markdown.images());
        assertTrue(markdown.headings().contains("Second"), "an open fence ends with the note");
        assertFalse(markdown.linksOut().isEmpty());
        assertTrue(markdown.linksOut().stream().allMatch(l -> l.startsWith("http")), () -> "" + markdown.linksOut());

        StrictHtml html = StrictHtml.read(new HtmlPages(document, "").text());
        assertTrue(html.externalLinks().contains("https://docs.rs/tokio"));
        assertTrue(html.externalLinks().stream().allMatch(l -> l.startsWith("http")), () -> "" + html.externalLinks());
        assertTrue(html.text().contains("\u2610 task"));
    }

    @Test
    void aNotesHeadingDoesNotTakeTheAddressOfASection() {
        Document document = new Document(
                "t",
                Span.plain("s"),
                List.of(
                        new Document.Part("a", "Summary", List.of(new Block.Words("# Fix\n\nwords"))),
                        new Document.Part(
                                "b", "Fix", List.of(new Block.Paragraph(List.of(new Span.Ref("here", "b", false)))))));

        assertEquals(
                List.of("fix-1"),
                ReadMarkdown.of(new MarkdownPages(document).text()).linksWithin());
    }

    @Test
    void hiddenCharactersAreNamed() {
        assertEquals("a[U+202E]b[U+0000]c[U+00A0]d", VisibleText.line("a\u202Eb\u0000c\u00A0d"));
        assertEquals(
                "plain text, \u00E9\u6F22 \uD83D\uDE00", VisibleText.line("plain text, \u00E9\u6F22 \uD83D\uDE00"));
        assertEquals("two\nlines", VisibleText.lines("two\r\nlines"));
    }
}
