package dev.unpark.export;

import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** Writes a code span's words as they are; the library puts quotation marks around them, which nobody wrote. */
record PlainCode(TextContentNodeRendererContext context) implements NodeRenderer {
    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Code.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Code code) {
            context.getWriter().write(code.getLiteral());
        }
    }
}
