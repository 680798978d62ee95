package dev.unpark.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSParser;
import org.treesitter.TSReader;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterRust;

/**
 * Runs tree-sitter and copies its tree. Each call has a parser of its own and frees all native memory before it returns;
 * the grammar is shared and never written to, so that any thread may call.
 */
final class RustParser {
    /** What nests deeper is no code that a person wrote, and would overflow the stack of whoever walks the tree. */
    static final int MAX_DEPTH = 1000;

    /** A MB of source takes about a second. */
    private static final Duration TIME = Duration.ofSeconds(12);

    /** Kept whole: what they begin and end with is no node of its own, and nothing asks for their insides. */
    private static final Set<String> WHOLE =
            Set.of("raw_string_literal", "string_literal", "char_literal", "line_comment", "block_comment");

    private final boolean quick;
    private final TreeSitterRust grammar = new TreeSitterRust();
    private final String[] types = new String[grammar.symbolCount()];
    private final String[] fields = new String[grammar.fieldCount() + 1];

    /**
     * @throws RuntimeException if there is no native library for this system
     * @throws LinkageError if it cannot be loaded
     */
    RustParser() {
        this(true);
    }

    /**
     * @param quick by {@link NativeCursor} where there is one
     */
    RustParser(boolean quick) {
        this.quick = quick;
        for (int i = 0; i < types.length; i++) {
            types[i] = grammar.symbolName(i);
        }
        fields[0] = "";
        for (int i = 1; i < fields.length; i++) {
            fields[i] = grammar.fieldNameForId(i);
        }
    }

    /** Null if the parser did not come to an end in time: on long text that is no Rust it tries ever more ways to recover. */
    @Nullable
    SyntaxTree parse(String text) {
        // UTF-16 in, so that native offsets are twice those of the string whatever the text holds.
        byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
        TSReader reader = (buffer, offset, at) -> {
            int n = Math.max(0, Math.min(buffer.length, bytes.length - offset));
            System.arraycopy(bytes, Math.min(offset, bytes.length), buffer, 0, n);
            return n;
        };
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(grammar);
            long deadline = System.nanoTime() + TIME.toNanos();
            TSTree parsed = parser.parseWithOptions(
                    new byte[64 * 1024],
                    null,
                    reader,
                    TSInputEncoding.TSInputEncodingUTF16LE,
                    state -> System.nanoTime() > deadline);
            return parsed == null ? null : copy(text, parsed);
        }
    }

    private SyntaxTree copy(String text, TSTree parsed) {
        TreeCursor fast = quick ? NativeCursor.of(parsed) : null;
        try (parsed;
                TreeCursor cursor = fast == null ? new BoundCursor(parsed) : fast) {
            return new Copy(new SyntaxTree(text, types, fields)).run(cursor);
        }
    }

    /**
     * Walks the cursor. Only leaves are asked where they are; any other node reaches from its first leaf to its last.
     */
    private static final class Copy {
        private final SyntaxTree tree;
        private final Deque<Integer> open = new ArrayDeque<>();
        private final Deque<Integer> starts = new ArrayDeque<>();
        private int lastEnd;

        Copy(SyntaxTree tree) {
            this.tree = tree;
        }

        SyntaxTree run(TreeCursor cursor) {
            while (true) {
                if (enter(cursor)) {
                    continue;
                }
                while (!cursor.toNextSibling()) {
                    if (!cursor.toParent()) {
                        return tree;
                    }
                    leave();
                }
            }
        }

        /** Opens the node under the cursor and goes down; false for a leaf, which is closed at once. */
        private boolean enter(TreeCursor cursor) {
            int number = tree.open(cursor.symbol(), cursor.field());
            boolean deep = open.size() >= MAX_DEPTH;
            if (!deep && !WHOLE.contains(tree.type(number)) && cursor.toFirstChild()) {
                open.push(number);
                starts.push(-1);
                return true;
            }
            int start = cursor.start() / 2;
            lastEnd = Math.max(start, cursor.end() / 2);
            tree.close(number, start, lastEnd);
            if (deep) {
                tree.cut(number);
            }
            started(start);
            return false;
        }

        private void started(int start) {
            if (!starts.isEmpty() && starts.peek() < 0) {
                starts.pop();
                starts.push(start);
            }
        }

        private void leave() {
            int start = starts.pop();
            tree.close(open.pop(), start, lastEnd);
            started(start);
        }
    }
}
