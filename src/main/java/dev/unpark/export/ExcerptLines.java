package dev.unpark.export;

import dev.unpark.source.RustSyntax;
import dev.unpark.source.SourceText;
import dev.unpark.source.Sources;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Spells the lines around marks of one file. */
final class ExcerptLines {
    private static final int AROUND = 4;
    private static final int LONGEST_LINE = 200;

    private ExcerptLines() {}

    static Block of(Sources sources, String path, Excerpts.Marked file) {
        try {
            SourceText text = sources.text(path);
            int last = text.lines().size();
            if (file.remarks().lastKey() > last) {
                return new Block.Paragraph(Span.prose("`" + path + "` has " + Phrases.counted(last, "line")
                        + ", but the evidence names line " + file.remarks().lastKey()
                        + ": this source is not the one that was built. Open the tree of the deployed commit."));
            }
            RustSyntax syntax = path.endsWith(".rs") ? sources.syntax(path) : new RustSyntax(List.of(), List.of());
            return new Block.Excerpt(path, file.how(), lines(text, syntax, file.remarks()));
        } catch (Refused e) {
            return new Block.Paragraph(Span.prose("`" + path + "` is not shown. " + e.getMessage()));
        }
    }

    private static List<Block.SourceLine> lines(
            SourceText text, RustSyntax syntax, Map<Integer, List<String>> remarks) {
        List<Block.SourceLine> lines = new ArrayList<>();
        int before = 0;
        for (int number : shown(text, syntax, remarks.keySet())) {
            if (number > before + 1 && before > 0) {
                lines.add(new Block.SourceLine(0, "", List.of(), List.of()));
            }
            before = number;
            String line = cut(text.lines().get(number - 1));
            lines.add(new Block.SourceLine(
                    number, line, colours(syntax, number), remarks.getOrDefault(number, List.of())));
        }
        return lines;
    }

    /** Lines around each mark and the head of its function; a gap of one line is not worth a mark of its own. */
    private static Set<Integer> shown(SourceText text, RustSyntax syntax, Set<Integer> marks) {
        TreeSet<Integer> shown = new TreeSet<>();
        for (int mark : marks) {
            for (int n = Math.max(1, mark - AROUND); n <= Math.min(text.lines().size(), mark + AROUND); n++) {
                shown.add(n);
            }
            RustSyntax.Function function = syntax.functionAt(mark);
            if (function != null && function.startLine() >= 1) {
                shown.add(function.startLine());
            }
        }
        for (int n : List.copyOf(shown)) {
            if (shown.contains(n + 2)) {
                shown.add(n + 1);
            }
        }
        return shown;
    }

    private static String cut(String line) {
        if (line.length() <= LONGEST_LINE) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE;
        return line.substring(0, end) + " ... cut, " + line.length() + " characters";
    }

    private static List<Block.Colour> colours(RustSyntax syntax, int line) {
        return syntax.tokens().stream()
                .filter(t -> t.line() == line && t.column() + t.length() - 1 <= LONGEST_LINE)
                .map(t -> new Block.Colour(t.column() - 1, t.column() - 1 + t.length(), t.kind()))
                .toList();
    }
}
