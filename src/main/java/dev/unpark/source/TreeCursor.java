package dev.unpark.source;

/** Walks a tree of tree-sitter's in native memory. */
interface TreeCursor extends AutoCloseable {
    boolean toFirstChild();

    boolean toNextSibling();

    boolean toParent();

    /** Number of the node's type. */
    int symbol();

    /** Number of the field that its parent has it in; 0 if none. */
    int field();

    /** Offset in bytes. */
    int start();

    /** Offset in bytes. */
    int end();

    @Override
    void close();
}
