package dev.unpark.export;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Spells one document in HTML. */
final class HtmlPages {
    /** Awaits that are nested deeper are not set in farther. */
    private static final int DEEPEST_LEVEL = 12;

    // Nothing may be fetched, sent or run, whatever a browser makes of the rest.
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private final Document document;
    private final String style;
    private final Set<String> anchors;
    private final StringBuilder out = new StringBuilder();

    HtmlPages(Document document, String style) {
        this.document = document;
        this.style = style;
        this.anchors = document.anchors();
    }

    String text() {
        out.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(POLICY)
                .append("\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        element("title", null, Html.line(document.title()));
        out.append("<style>\n").append(style).append("</style>\n</head>\n<body>\n<main>\n<header>\n");
        element("h1", null, Html.line(document.title()));
        element("p", "status", inline(document.status()));
        contents();
        out.append("</header>\n");
        for (Document.Part part : document.parts()) {
            out.append("<section id=\"").append(part.anchor()).append("\">\n");
            element("h2", null, Html.line(part.title()));
            part.blocks().forEach(this::write);
            out.append("</section>\n");
        }
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void contents() {
        out.append("<nav aria-label=\"Contents\">\n");
        for (Document.Part part : document.parts()) {
            out.append("<a href=\"#").append(part.anchor()).append("\">");
            out.append(Html.line(part.title())).append("</a>\n");
        }
        out.append("</nav>\n");
    }

    private void element(String tag, @Nullable String style, String inner) {
        out.append('<')
                .append(tag)
                .append(style == null ? "" : " class=\"" + style + "\"")
                .append('>');
        out.append(inner).append("</").append(tag).append(">\n");
    }

    private void write(Block block) {
        switch (block) {
            case Block.Paragraph p -> element("p", null, inline(p.text()));
            case Block.Heading h ->
                out.append("<h3")
                        .append(id(h.anchor()))
                        .append('>')
                        .append(inline(h.text()))
                        .append("</h3>\n");
            case Block.Bullets b -> bullets(b.items());
            case Block.Table t -> table(t);
            case Block.Code c -> element("pre", "command", Html.lines(c.text()));
            case Block.Frames f -> frames(f);
            case Block.Awaits a -> awaits(a);
            case Block.Excerpt e -> excerpt(e);
            case Block.TimelinePicture t -> figure("timeline", TimelineSvg.draw(t));
            case Block.ThreadBar bar -> figure("states", ThreadBarSvg.draw(bar));
            case Block.Words w ->
                out.append("<div class=\"words\">\n")
                        .append(PersonsWords.html(w.markdown()))
                        .append("\n</div>\n");
            case Block.ToBeWritten t ->
                element(
                        "p",
                        "to-be-written",
                        "<strong>To be written:</strong> " + Html.line(t.whatBelongsHere()) + ".");
            case Block.Derived d -> {
                out.append("<div class=\"derived\">\n");
                element("p", "label", Html.line(d.label()));
                d.blocks().forEach(this::write);
                out.append("</div>\n");
            }
        }
    }

    private void figure(String style, String picture) {
        if (!picture.isEmpty()) {
            out.append("<figure class=\"")
                    .append(style)
                    .append("\">\n")
                    .append(picture)
                    .append("</figure>\n");
        }
    }

    private void bullets(List<List<Span>> items) {
        if (items.isEmpty()) {
            return;
        }
        out.append("<ul>\n");
        items.forEach(item -> element("li", null, inline(item)));
        out.append("</ul>\n");
    }

    private void table(Block.Table table) {
        out.append("<div class=\"wide\"><table>\n<thead><tr>");
        table.header().forEach(h -> out.append("<th>").append(Html.line(h)).append("</th>"));
        out.append("</tr></thead>\n<tbody>\n");
        for (Block.Row row : table.rows()) {
            Tone tone = row.tone();
            out.append("<tr")
                    .append(id(row.anchor()))
                    .append(tone == null ? "" : " class=\"" + tone.word() + "\"")
                    .append('>');
            row.cells().forEach(cell -> out.append("<td>").append(inline(cell)).append("</td>"));
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void frames(Block.Frames frames) {
        out.append("<div class=\"wide\"><table class=\"frames\">\n<tbody>\n");
        for (Block.FrameRow row : frames.rows()) {
            if (row.number() < 0) {
                out.append("<tr class=\"folded\"><td></td><td colspan=\"2\">")
                        .append(Html.line(row.text()))
                        .append("</td></tr>\n");
                continue;
            }
            out.append(row.own() ? "<tr class=\"own\">" : "<tr>");
            out.append("<td>")
                    .append(row.number())
                    .append("</td><td>")
                    .append(breakable(row.text()))
                    .append("</td><td>");
            out.append(Html.line(row.place())).append("</td></tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    private void awaits(Block.Awaits awaits) {
        out.append("<div class=\"wide\"><table class=\"awaits\">\n<tbody>\n");
        for (Block.AwaitRow row : awaits.rows()) {
            out.append("<tr class=\"level-")
                    .append(Math.min(row.depth(), DEEPEST_LEVEL))
                    .append(row.own() ? " own\"><td>" : "\"><td>")
                    .append(breakable(row.text()))
                    .append("</td><td>")
                    .append(Html.line(row.place()))
                    .append("</td></tr>\n");
        }
        out.append("</tbody>\n</table></div>\n");
    }

    /** A path of a symbol may break after its colons, nowhere else. */
    private static String breakable(String symbol) {
        return Html.line(symbol).replace("::", "::<wbr>");
    }

    private void excerpt(Block.Excerpt excerpt) {
        out.append("<figure class=\"excerpt\">\n<figcaption><code>")
                .append(Html.line(excerpt.path()))
                .append("</code>");
        if (!excerpt.how().isEmpty()) {
            out.append(" <span>").append(Html.line(excerpt.how())).append("</span>");
        }
        out.append("</figcaption>\n<div class=\"wide\"><table class=\"source\">\n<tbody>\n");
        excerpt.lines().forEach(this::sourceLine);
        out.append("</tbody>\n</table></div>\n</figure>\n");
    }

    private void sourceLine(Block.SourceLine line) {
        if (line.number() == 0) {
            out.append("<tr class=\"gap\"><td></td><td>&#8943;</td></tr>\n");
            return;
        }
        out.append(line.remarks().isEmpty() ? "<tr>" : "<tr class=\"marked\">");
        out.append("<td>")
                .append(line.number())
                .append("</td><td>")
                .append(coloured(line))
                .append("</td></tr>\n");
        for (String remark : line.remarks()) {
            out.append("<tr class=\"remark\"><td></td><td>")
                    .append(inline(Span.prose(remark)))
                    .append("</td></tr>\n");
        }
    }

    private static String coloured(Block.SourceLine line) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (Block.Colour colour : line.colours()) {
            if (colour.from() < at || colour.to() > line.text().length() || colour.to() <= colour.from()) {
                continue;
            }
            text.append(Html.lines(line.text().substring(at, colour.from())));
            text.append("<span class=\"").append(Html.line(colour.kind())).append("\">");
            text.append(Html.lines(line.text().substring(colour.from(), colour.to())))
                    .append("</span>");
            at = colour.to();
        }
        return text.append(Html.lines(line.text().substring(at))).toString();
    }

    private String inline(List<Span> spans) {
        StringBuilder line = new StringBuilder();
        for (Span span : spans) {
            line.append(
                    switch (span) {
                        case Span.Plain p -> Html.line(p.text());
                        case Span.Strong s -> "<strong>" + Html.line(s.text()) + "</strong>";
                        case Span.Code c -> "<code>" + breakable(c.text()) + "</code>";
                        case Span.Badge b ->
                            "<span class=\"badge " + b.tone().word() + "\">" + Html.line(b.text()) + "</span>";
                        case Span.Ref r -> reference(r);
                    });
        }
        return line.toString();
    }

    private String reference(Span.Ref ref) {
        String words = ref.code() ? "<code>" + breakable(ref.text()) + "</code>" : Html.line(ref.text());
        return anchors.contains(ref.anchor()) ? "<a href=\"#" + ref.anchor() + "\">" + words + "</a>" : words;
    }

    private static String id(@Nullable String anchor) {
        return anchor == null ? "" : " id=\"" + anchor + "\"";
    }
}
