package dev.unpark.export;

import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** The box of a task list, {@code - [ ] call the owner}: action items are written so. */
final class TaskMark extends CustomNode {
    private final boolean done;

    TaskMark(boolean done) {
        this.done = done;
    }

    static MarkdownNodeRendererFactory inMarkdown() {
        return new MarkdownNodeRendererFactory() {
            @Override
            public NodeRenderer create(MarkdownNodeRendererContext context) {
                return new Marks(done -> context.getWriter().raw(done ? "[x] " : "[ ] "));
            }

            // The library lets a line of text begin with ~~~, which opens a fence; GitHub reads $ as mathematics.
            @Override
            public Set<Character> getSpecialCharacters() {
                return Set.of('~', '$');
            }
        };
    }

    static NodeRenderer inHtml(HtmlNodeRendererContext context) {
        return new Marks(done -> context.getWriter().text(done ? "\u2611 " : "\u2610 "));
    }

    static NodeRenderer inText(TextContentNodeRendererContext context) {
        return new Marks(done -> context.getWriter().write(done ? "[x] " : "[ ] "));
    }

    private interface Writer {
        void write(boolean done);
    }

    private record Marks(Writer writer) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TaskMark.class);
        }

        @Override
        public void render(Node node) {
            writer.write(node instanceof TaskMark mark && mark.done);
        }
    }
}
