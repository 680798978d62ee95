package dev.unpark.export;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Rewrites a parsed note until nothing in it can act: see {@link PersonsWords}. */
final class SafeSubset extends AbstractVisitor {
    private static final int FIRST_HEADING = 4;
    private static final int LAST_HEADING = 6;
    private static final Pattern TASK = Pattern.compile("^\\[([ xX])] +(?=\\S)");

    @Override
    public void visit(HtmlInline html) {
        replace(html, new Text(html.getLiteral()));
    }

    @Override
    public void visit(HtmlBlock html) {
        Paragraph text = new Paragraph();
        for (String line : html.getLiteral().strip().split("\n", -1)) {
            if (text.getFirstChild() != null) {
                text.appendChild(new SoftLineBreak());
            }
            text.appendChild(new Text(line.strip()));
        }
        replace(html, text);
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        Text words = new Text("picture: ");
        if (isSafe(image.getDestination())) {
            Link link = new Link(image.getDestination(), null);
            link.appendChild(words);
            move(image, link);
            replace(image, link);
            return;
        }
        image.insertBefore(words);
        unwrap(image, image.getDestination());
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        link.setTitle(null);
        if (!isSafe(link.getDestination())) {
            unwrap(link, link.getDestination());
        }
    }

    /** A link to another scheme becomes its words, with the destination beside them as text. */
    private static void unwrap(Node node, String destination) {
        while (node.getFirstChild() != null) {
            node.insertBefore(node.getFirstChild());
        }
        replace(node, new Text(destination.isEmpty() ? "" : " (" + destination + ")"));
    }

    private static boolean isSafe(String destination) {
        String lower = destination.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
    }

    @Override
    public void visit(Heading heading) {
        heading.setLevel(Math.min(LAST_HEADING, heading.getLevel() + FIRST_HEADING - 1));
        visitChildren(heading);
        Node child = heading.getFirstChild();
        while (child != null) {
            Node next = child.getNext();
            // Below level 2 Markdown has no spelling for a heading of several lines.
            if (child instanceof SoftLineBreak || child instanceof HardLineBreak) {
                replace(child, new Text(" "));
            }
            child = next;
        }
    }

    @Override
    public void visit(ListItem item) {
        if (item.getFirstChild() instanceof Paragraph words && words.getFirstChild() != null) {
            joinTexts(words);
            if (words.getFirstChild() instanceof Text text) {
                Matcher task = TASK.matcher(text.getLiteral());
                if (task.find()) {
                    text.setLiteral(text.getLiteral().substring(task.end()));
                    words.prependChild(new TaskMark(!task.group(1).equals(" ")));
                }
            }
        }
        visitChildren(item);
    }

    // The parser leaves "[", " ", "]" as texts of their own.
    private static void joinTexts(Node parent) {
        while (parent.getFirstChild() instanceof Text first && first.getNext() instanceof Text second) {
            first.setLiteral(first.getLiteral() + second.getLiteral());
            second.unlink();
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        // A renderer that knows the language may act on it (mermaid, geojson, math on GitHub).
        code.setInfo("");
    }

    @Override
    public void visit(Code code) {
        // Nothing in it can act.
    }

    @Override
    public void visit(LinkReferenceDefinition definition) {
        definition.unlink();
    }

    private static void move(Node from, Node to) {
        while (from.getFirstChild() != null) {
            to.appendChild(from.getFirstChild());
        }
    }

    private static void replace(Node old, Node by) {
        old.insertBefore(by);
        old.unlink();
    }
}
