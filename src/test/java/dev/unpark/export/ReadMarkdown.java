package dev.unpark.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a reader of Markdown makes of a document. */
final class ReadMarkdown extends AbstractVisitor {
    private final List<String> linksOut = new ArrayList<>();
    private final List<String> linksWithin = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<Integer> cells = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder plain = new StringBuilder();
    private int html;
    private int images;
    private int fences;

    private ReadMarkdown() {}

    static ReadMarkdown of(String markdown) {
        ReadMarkdown read = new ReadMarkdown();
        Parser.builder()
                .extensions(List.of(TablesExtension.create()))
                .build()
                .parse(markdown)
                .accept(read);
        return read;
    }

    int html() {
        return html;
    }

    int images() {
        return images;
    }

    int fences() {
        return fences;
    }

    List<String> linksOut() {
        return linksOut;
    }

    List<String> linksWithin() {
        return linksWithin;
    }

    List<String> headings() {
        return headings;
    }

    List<Integer> cellsOfRows() {
        return cells;
    }

    /** Text outside code: what GitHub looks through for addresses, names and numbers to link. */
    String plain() {
        return plain.toString();
    }

    String text() {
        return text.toString();
    }

    /** The addresses that GitHub gives the headings. */
    List<String> slugs() {
        Map<String, Integer> seen = new HashMap<>();
        return headings.stream()
                .map(heading -> {
                    String slug = heading.toLowerCase(java.util.Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-');
                    int before = seen.merge(slug, 1, Integer::sum) - 1;
                    return before == 0 ? slug : slug + "-" + before;
                })
                .toList();
    }

    @Override
    public void visit(HtmlBlock node) {
        html++;
    }

    @Override
    public void visit(HtmlInline node) {
        html++;
    }

    @Override
    public void visit(Image node) {
        images++;
    }

    @Override
    public void visit(FencedCodeBlock node) {
        fences++;
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Link node) {
        String to = node.getDestination();
        if (to.startsWith("#")) {
            linksWithin.add(to.substring(1));
        } else {
            linksOut.add(to);
        }
        visitChildren(node);
    }

    @Override
    public void visit(Heading node) {
        int from = text.length();
        visitChildren(node);
        headings.add(text.substring(from));
        text.append('\n');
    }

    @Override
    public void visit(Text node) {
        plain.append(node.getLiteral());
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        plain.append(' ');
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        plain.append('\n');
        text.append('\n');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append('\n');
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            int count = 0;
            for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
                count += cell instanceof TableCell ? 1 : 0;
            }
            cells.add(count);
        }
        visitChildren(node);
    }
}
