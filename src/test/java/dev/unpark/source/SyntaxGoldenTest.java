package dev.unpark.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import dev.unpark.source.RustSyntax.Binding;
import dev.unpark.source.RustSyntax.Function;
import dev.unpark.source.RustSyntax.Token;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxGoldenTest {
    @Test
    void sampleThatHoldsALockOverAnAwait() throws Refused {
        check(SourceFixtures.AUTH_SERVICE, "src/permissions.rs", "permissions");
    }

    @Test
    void sampleWithSelectAndMethods() throws Refused {
        check(SourceFixtures.AUTH_SERVICE, "src/health.rs", "health");
    }

    @Test
    void sampleWithClosuresAndBlocks() throws Refused {
        check(SourceFixtures.AUTH_SERVICE, "src/http.rs", "http");
    }

    @Test
    void awaitsInTheOrderOfExecution() throws Refused {
        check(SourceFixtures.SYNTAX, "awaits.rs", "awaits");
    }

    @Test
    void bindingsWithTheirScopes() throws Refused {
        check(SourceFixtures.SYNTAX, "bindings.rs", "bindings");
    }

    @Test
    void letterSizesLineEndsAndByteOrderMark() throws Refused {
        check(SourceFixtures.SYNTAX, "letters.rs", "letters");
    }

    @Test
    void errorsInTheSourceKeepTheRest() throws Refused {
        check(SourceFixtures.SYNTAX, "broken.rs", "broken");
    }

    private static void check(Path root, String path, String golden) throws Refused {
        Sources sources = SourceFixtures.open(root);
        RustSyntax syntax = sources.syntax(path);
        List<String> lines = sources.text(path).lines();
        checkTokens(syntax.tokens(), lines);
        Golden.check("fixtures/source/golden/" + golden + ".txt", rendered(syntax, lines));
    }

    private static void checkTokens(List<Token> tokens, List<String> lines) {
        int line = 0;
        int end = 0;
        for (Token token : tokens) {
            boolean after = token.line() > line || (token.line() == line && token.column() > end);
            assertTrue(after && token.length() > 0, token + " overlaps or is not in order");
            line = token.line();
            end = token.column() + token.length() - 1;
            assertTrue(end <= lines.get(line - 1).length(), token + " leaves its line");
        }
    }

    private static String rendered(RustSyntax syntax, List<String> lines) {
        StringBuilder out = new StringBuilder();
        for (Function f : syntax.functions()) {
            out.append("%s %s  lines %d-%d%s\n"
                    .formatted(
                            f.isAsync() ? "async" : "fn",
                            f.path(),
                            f.startLine(),
                            f.endLine(),
                            f.awaitsCertain() ? "" : "  uncertain"));
            if (!f.awaits().isEmpty()) {
                out.append("  awaits ").append(f.awaits()).append('\n');
            }
            for (Binding b : f.bindings()) {
                out.append("  let %s  line %d, seen %d-%d: %s\n"
                        .formatted(b.name(), b.line(), b.visibleFrom(), b.scopeEndLine(), b.initialiser()));
            }
        }
        out.append('\n');
        int line = 0;
        for (Token t : syntax.tokens()) {
            if (t.line() != line) {
                line = t.line();
                out.append(line)
                        .append(": ")
                        .append(lines.get(line - 1).strip())
                        .append('\n');
            }
            String text = lines.get(line - 1).substring(t.column() - 1, t.column() - 1 + t.length());
            out.append("    %-9s %3d %s\n".formatted(t.kind(), t.column(), text));
        }
        assertEquals(-1, out.indexOf("\r"));
        return out.toString();
    }
}
