package dev.unpark.source;

import dev.unpark.work.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the syntax of the files that were asked for last, also that a file has none. */
final class SyntaxCache {
    /** Files; the largest that are read have some 20 MB of tokens each. */
    private static final int KEPT = 24;

    /** Enough for 100,000 lines; what is larger was generated. */
    private static final long MAX_BYTES = 4L << 20;

    private final Map<String, Kept> kept = new LinkedHashMap<>(32, 0.75f, true);
    private @Nullable RustParser parser;

    /** One of the two is null. */
    private record Kept(
            @Nullable ParsedFile parsed, @Nullable String refused) {}

    /** Two threads that ask for the same file at once may both parse it. */
    ParsedFile get(SourceFile file) throws Refused {
        Kept known;
        synchronized (kept) {
            known = kept.get(file.path());
        }
        if (known == null) {
            known = parse(file);
            synchronized (kept) {
                kept.put(file.path(), known);
                while (kept.size() > KEPT) {
                    kept.remove(kept.keySet().iterator().next());
                }
            }
        }
        if (known.parsed() == null) {
            throw new Refused(String.valueOf(known.refused()));
        }
        return known.parsed();
    }

    private Kept parse(SourceFile file) throws Refused {
        if (!file.isRust()) {
            throw new Refused(file.path() + " is not a Rust file.");
        }
        SourceText text = SourceReader.read(file.path(), file.file(), MAX_BYTES);
        SyntaxTree tree = parser().parse(String.join("\n", text.lines()));
        return tree == null
                ? new Kept(
                        null, file.path() + " is hardly Rust: its syntax took too long to read. Its text can be shown.")
                : new Kept(SyntaxReader.read(tree), null);
    }

    /** Parses a text that is no file's; nothing of it is kept. */
    SyntaxTree tree(String text) throws Refused {
        SyntaxTree tree = parser().parse(text);
        if (tree == null) {
            throw new Refused("The text is hardly Rust: its syntax took too long to read.");
        }
        return tree;
    }

    private RustParser parser() throws Refused {
        synchronized (kept) {
            if (parser == null) {
                try {
                    parser = new RustParser();
                } catch (RuntimeException | LinkageError e) {
                    throw new Refused(
                            "Rust syntax cannot be read on this system: tree-sitter has no library for it.", e);
                }
            }
            return parser;
        }
    }
}
