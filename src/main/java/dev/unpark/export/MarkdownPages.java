package dev.unpark.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Spells one document in Markdown. */
final class MarkdownPages {
    private final Document document;
    private final Map<String, String> slugs;
    private final StringBuilder out = new StringBuilder();

    MarkdownPages(Document document) {
        this.document = document;
        this.slugs = slugs(document);
    }

    String text() {
        block("# " + inline(Span.plain(document.title()), false));
        block(MarkdownText.blockStart(inline(document.status(), false)));
        for (Document.Part part : document.parts()) {
            block("## " + inline(Span.plain(part.title()), false));
            part.blocks().forEach(this::write);
        }
        return out.toString();
    }

    private void block(String text) {
        if (text.isBlank()) {
            return;
        }
        if (!out.isEmpty()) {
            out.append('\n');
        }
        out.append(text.stripTrailing()).append('\n');
    }

    private void write(Block block) {
        switch (block) {
            case Block.Paragraph p -> block(MarkdownText.blockStart(inline(p.text(), false)));
            case Block.Heading h -> block("### " + inline(h.text(), false));
            case Block.Bullets b -> block(b.items().stream().map(this::bullet).collect(Collectors.joining("\n")));
            case Block.Table t -> block(table(t));
            case Block.Code c -> block(MarkdownText.fenced("text", c.text()));
            case Block.Frames f -> block(MarkdownText.fenced("text", TextDrawings.frames(f)));
            case Block.Awaits a -> block(MarkdownText.fenced("text", TextDrawings.awaits(a)));
            case Block.Excerpt e -> excerpt(e);
            // The table after it says the same.
            case Block.TimelinePicture _ -> {}
            case Block.ThreadBar bar -> block(MarkdownText.blockStart(MarkdownText.plain(TextDrawings.bar(bar))));
            case Block.Words w -> block(PersonsWords.markdown(w.markdown()));
            case Block.ToBeWritten t -> block("> **To be written:** " + MarkdownText.plain(t.whatBelongsHere()) + ".");
            case Block.Derived d -> {
                block("**" + MarkdownText.plain(d.label()) + "**");
                d.blocks().forEach(this::write);
            }
        }
    }

    private String bullet(List<Span> item) {
        return "- " + MarkdownText.blockStart(inline(item, false));
    }

    private void excerpt(Block.Excerpt excerpt) {
        String how = excerpt.how().isEmpty() ? "" : " " + MarkdownText.plain("(" + excerpt.how() + ")");
        block(MarkdownText.code(excerpt.path(), false) + how);
        block(MarkdownText.fenced("text", TextDrawings.excerpt(excerpt)));
        block(excerpt.lines().stream()
                .filter(line -> !line.remarks().isEmpty())
                .map(line -> "- Line " + line.number() + ": " + inline(remarks(line), false))
                .collect(Collectors.joining("\n")));
    }

    private static List<Span> remarks(Block.SourceLine line) {
        return Span.prose(String.join("; ", line.remarks()));
    }

    private String table(Block.Table table) {
        StringBuilder text = new StringBuilder("|");
        table.header()
                .forEach(h -> text.append(' ').append(MarkdownText.plain(h)).append(" |"));
        text.append("\n|").append(" --- |".repeat(table.header().size()));
        for (Block.Row row : table.rows()) {
            text.append("\n|");
            row.cells()
                    .forEach(cell -> text.append(' ').append(inline(cell, true)).append(" |"));
        }
        return text.toString();
    }

    private String inline(List<Span> spans, boolean inTable) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            line.append(
                    switch (span) {
                        case Span.Plain p -> MarkdownText.plain(p.text());
                        case Span.Strong s -> strong(s.text());
                        case Span.Badge b -> b.tone() == Tone.QUIET ? MarkdownText.plain(b.text()) : strong(b.text());
                        case Span.Code c -> MarkdownText.code(c.text(), inTable);
                        case Span.Ref r -> reference(r, inTable);
                    });
        }
        return line.toString().strip();
    }

    private static String strong(String text) {
        return text.isBlank() ? "" : "**" + MarkdownText.plain(text.strip()) + "**";
    }

    private String reference(Span.Ref ref, boolean inTable) {
        String words = ref.code() ? MarkdownText.code(ref.text(), inTable) : MarkdownText.plain(ref.text());
        String slug = slugs.get(ref.anchor());
        return slug == null || words.isBlank() ? words : "[" + words + "](#" + slug + ")";
    }

    /** Anchor to the slug of the heading that is nearest above it: a line of a table has no address of its own. */
    private static Map<String, String> slugs(Document document) {
        Map<String, Integer> seen = new HashMap<>();
        Map<String, String> slugs = new HashMap<>();
        unique(document.title(), seen);
        for (Document.Part part : document.parts()) {
            String slug = unique(part.title(), seen);
            slugs.put(part.anchor(), slug);
            collect(part.blocks(), slug, seen, slugs);
        }
        return slugs;
    }

    private static String collect(
            List<Block> blocks, String above, Map<String, Integer> seen, Map<String, String> slugs) {
        String slug = above;
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                slug = unique(Span.textOf(heading.text()), seen);
                if (heading.anchor() != null) {
                    slugs.put(heading.anchor(), slug);
                }
            } else if (block instanceof Block.Table table) {
                for (Block.Row row : table.rows()) {
                    if (row.anchor() != null) {
                        slugs.put(row.anchor(), slug);
                    }
                }
            } else if (block instanceof Block.Words words) {
                PersonsWords.headings(words.markdown()).forEach(heading -> unique(heading, seen));
            } else if (block instanceof Block.Derived derived) {
                slug = collect(derived.blocks(), slug, seen, slugs);
            }
        }
        return slug;
    }

    private static String unique(String heading, Map<String, Integer> seen) {
        String slug = MarkdownText.slug(heading);
        int before = seen.merge(slug, 1, Integer::sum) - 1;
        return before == 0 ? slug : slug + "-" + before;
    }
}
