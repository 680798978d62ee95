package dev.unpark.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A syntax tree of tree-sitter-rust 0.24, copied out of native memory. Nodes are numbers in preorder, the root is 0; what
 * lies inside of node {@code n} are the numbers up to {@link #after}. Offsets are UTF-16 units of {@link #text}.
 */
public final class SyntaxTree {
    /** No such node. */
    public static final int NONE = -1;

    public final String text;
    private final String[] types;
    private final String[] fields;
    private final int[] lineStarts;
    private int count;
    private int[] type = new int[256];
    private int[] field = new int[256];
    private int[] start = new int[256];
    private int[] end = new int[256];
    private int[] after = new int[256];
    private final BitSet cut = new BitSet();

    SyntaxTree(String text, String[] types, String[] fields) {
        this.text = text;
        this.types = types;
        this.fields = fields;
        this.lineStarts = lineStarts(text);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (lines == starts.length) {
                starts = Arrays.copyOf(starts, lines * 2);
            }
            starts[lines++] = at + 1;
        }
        return Arrays.copyOf(starts, lines);
    }

    /** Adds the next node in preorder; {@link #close} gives it its end. */
    int open(int typeId, int fieldId) {
        if (count == type.length) {
            int size = count * 2;
            type = Arrays.copyOf(type, size);
            field = Arrays.copyOf(field, size);
            start = Arrays.copyOf(start, size);
            end = Arrays.copyOf(end, size);
            after = Arrays.copyOf(after, size);
        }
        type[count] = typeId;
        field[count] = fieldId;
        return count++;
    }

    void close(int node, int from, int to) {
        start[node] = from;
        end[node] = to;
        after[node] = count;
    }

    /** Marks a node whose inner nodes were left out because they nest too deep. */
    void cut(int node) {
        cut.set(node);
    }

    public int size() {
        return count;
    }

    public boolean isCut(int node) {
        return cut.get(node);
    }

    /** The grammar's name of the node: {@code function_item}, or the text itself for a keyword or a sign. */
    public String type(int node) {
        int id = type[node];
        return id >= 0 && id < types.length ? types[id] : "ERROR";
    }

    public boolean is(int node, String typeName) {
        return type(node).equals(typeName);
    }

    /** The name of the field that its parent has it in, or an empty name. */
    public String field(int node) {
        int id = field[node];
        return id > 0 && id < fields.length ? fields[id] : "";
    }

    public int start(int node) {
        return start[node];
    }

    public int end(int node) {
        return end[node];
    }

    /** The first node in preorder that is not inside of this one. */
    public int after(int node) {
        return after[node];
    }

    public boolean isLeaf(int node) {
        return after[node] == node + 1;
    }

    public List<Integer> children(int node) {
        List<Integer> children = new ArrayList<>();
        for (int child = node + 1; child < after[node]; child = after[child]) {
            children.add(child);
        }
        return children;
    }

    /** The child in a field, or {@link #NONE}. */
    public int child(int node, String fieldName) {
        for (int child = node + 1; child < after[node]; child = after[child]) {
            if (field(child).equals(fieldName)) {
                return child;
            }
        }
        return NONE;
    }

    /** The first child of a type, or {@link #NONE}. */
    public int childOf(int node, String typeName) {
        for (int child = node + 1; child < after[node]; child = after[child]) {
            if (is(child, typeName)) {
                return child;
            }
        }
        return NONE;
    }

    /** Whether any node inside of this one has the type. */
    public boolean has(int node, String typeName) {
        for (int n = node + 1; n < after[node]; n++) {
            if (is(n, typeName)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the parser had to skip or add something inside of this node. */
    public boolean isBroken(int node) {
        for (int n = node; n < after[node]; n++) {
            if (is(n, "ERROR") || (isLeaf(n) && start[n] == end[n])) {
                return true;
            }
        }
        return false;
    }

    public String text(int node) {
        return text.substring(start[node], end[node]);
    }

    /** 1-based line of an offset. */
    public int line(int offset) {
        int at = Arrays.binarySearch(lineStarts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    public int startLine(int node) {
        return line(start[node]);
    }

    /** Line of the node's last character. */
    public int endLine(int node) {
        return line(Math.max(start[node], end[node] - 1));
    }

    /** Offset at which a 1-based line begins. */
    int lineStart(int line) {
        return lineStarts[line - 1];
    }
}
