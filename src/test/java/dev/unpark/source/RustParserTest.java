package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TreeSitterRust;

class RustParserTest {
    /** ASCII, so that native byte offsets are those of the string. */
    private static final List<Path> FILES = List.of(
            SourceFixtures.AUTH_SERVICE.resolve("src/http.rs"),
            SourceFixtures.AUTH_SERVICE.resolve("src/health.rs"),
            SourceFixtures.SYNTAX.resolve("awaits.rs"),
            SourceFixtures.FIXTURES.resolve("compiled/src/bin/second.rs"));

    private static final Set<String> KEPT_WHOLE =
            Set.of("raw_string_literal", "string_literal", "char_literal", "line_comment", "block_comment");

    @Test
    void copyHasEveryNodeWhereTheNativeTreeHasIt() throws IOException {
        for (Path file : FILES) {
            String text = Files.readString(file);
            SyntaxTree copy = new RustParser().parse(text);
            assertNotNull(copy);
            List<String> copied = IntStream.range(0, copy.size())
                    .mapToObj(n -> copy.type(n) + " " + copy.field(n) + " " + copy.start(n) + "-" + copy.end(n))
                    .toList();
            assertEquals(nativeNodes(text), copied, file.toString());
        }
    }

    @Test
    void bothCursorsGiveTheSameTree() throws IOException {
        for (Path file : FILES) {
            String text = Files.readString(file);
            assertEquals(
                    nodes(new RustParser(false).parse(text)), nodes(new RustParser(true).parse(text)), file.toString());
        }
    }

    private static List<String> nodes(@Nullable SyntaxTree tree) {
        assertNotNull(tree);
        return IntStream.range(0, tree.size())
                .mapToObj(n -> tree.type(n) + " " + tree.field(n) + " " + tree.start(n) + "-" + tree.end(n) + " "
                        + tree.after(n))
                .toList();
    }

    private static List<String> nativeNodes(String text) {
        List<String> nodes = new ArrayList<>();
        try (TSParser parser = new TSParser()) {
            parser.setLanguage(new TreeSitterRust());
            try (TSTree tree = parser.parseString(null, text)) {
                // The root alone also has what surrounds its first and last node.
                walk(tree.getRootNode(), "", nodes);
            }
        }
        return nodes;
    }

    private static void walk(TSNode node, String field, List<String> nodes) {
        int last = node.getChildCount() - 1;
        boolean root = node.getType().equals("source_file");
        int start = root ? node.getChild(0).getStartByte() : node.getStartByte();
        int end = root ? node.getChild(last).getEndByte() : node.getEndByte();
        nodes.add(node.getType() + " " + field + " " + start + "-" + end);
        for (int i = 0; i <= last && !KEPT_WHOLE.contains(node.getType()); i++) {
            String name = node.getFieldNameForChild(i);
            walk(node.getChild(i), name == null ? "" : name, nodes);
        }
    }

    @Test
    void manyThreadsMayParseAtOnce() throws Refused {
        Sources sources = SourceFixtures.open(SourceFixtures.FIXTURES);
        List<String> files =
                sources.files().stream().filter(p -> p.endsWith(".rs")).toList();
        List<Integer> sizes = Stream.iterate(0, n -> n + 1)
                .limit(200)
                .parallel()
                .map(n -> tokens(SourceFixtures.FIXTURES, files.get(n % files.size())))
                .toList();
        for (int n = 0; n < sizes.size(); n++) {
            assertEquals(sizes.get(n % files.size()), sizes.get(n));
        }
        assertTrue(sizes.stream().anyMatch(n -> n > 100));
    }

    private static int tokens(Path root, String path) {
        try {
            return SourceFixtures.open(root).syntax(path).tokens().size();
        } catch (Refused e) {
            throw new AssertionError(e);
        }
    }
}
