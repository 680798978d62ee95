package dev.unpark.source;

import org.jspecify.annotations.Nullable;
import org.treesitter.TSNode;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/** The cursor of tree-sitter's Java binding, on every system. A call into native code costs about a microsecond. */
final class BoundCursor implements TreeCursor {
    private final TSTreeCursor cursor;
    private @Nullable TSNode node;

    BoundCursor(TSTree tree) {
        this.cursor = new TSTreeCursor(tree.getRootNode());
    }

    private TSNode node() {
        if (node == null) {
            node = cursor.currentNode();
        }
        return node;
    }

    @Override
    public boolean toFirstChild() {
        return moved(cursor.gotoFirstChild());
    }

    @Override
    public boolean toNextSibling() {
        return moved(cursor.gotoNextSibling());
    }

    @Override
    public boolean toParent() {
        return moved(cursor.gotoParent());
    }

    private boolean moved(boolean done) {
        if (done) {
            node = null;
        }
        return done;
    }

    @Override
    public int symbol() {
        return node().getSymbol();
    }

    @Override
    public int field() {
        return cursor.currentFieldId();
    }

    @Override
    public int start() {
        return node().getStartByte();
    }

    @Override
    public int end() {
        return node().getEndByte();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
