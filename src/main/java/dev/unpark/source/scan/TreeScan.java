package dev.unpark.source.scan;

import dev.unpark.source.Sources;
import dev.unpark.source.SyntaxTree;
import dev.unpark.work.Cores;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over the tree: tokens of every file, syntax of those that need it, then each crate. */
final class TreeScan {
    /** Enough for 100,000 lines; what is larger was generated. */
    private static final long MAX_BYTES = 4L << 20;

    private static final Outline NOTHING = new Outline(List.of(), 0, new Ints(), new Ints(), new Ints(), new Ints());
    private static final int NAMED = 3;

    private final Sources sources;
    private final JobContext job;
    private final List<String> refused = new ArrayList<>();

    TreeScan(Sources sources, JobContext job) {
        this.sources = sources;
        this.job = job;
    }

    private record Wanted(int crate, String path, Outline outline, Relevance relevance) {}

    AsyncScan scan() {
        List<OwnCrate> crates = OwnCrate.of(sources);
        List<String> files = crates.stream().flatMap(c -> c.files().stream()).toList();
        List<Outline> outlines = new ArrayList<>();
        Cores.inOrder(files.size(), job, i -> outline(files.get(i)), (i, outline) -> {
            job.progress(i, files.size(), "Reading the source");
            outlines.add(outline);
        });
        List<Wanted> wanted = new ArrayList<>();
        int at = 0;
        for (int c = 0; c < crates.size(); c++) {
            int size = crates.get(c).files().size();
            List<Outline> ofCrate = outlines.subList(at, at + size);
            Relevance relevance = Relevance.of(ofCrate);
            for (int f = 0; f < size; f++) {
                if (relevance.needs(ofCrate.get(f))) {
                    wanted.add(new Wanted(c, crates.get(c).files().get(f), ofCrate.get(f), relevance));
                }
            }
            at += size;
        }
        return walked(crates, parsed(crates.size(), wanted), files.size());
    }

    private List<List<FileSyntax>> parsed(int crates, List<Wanted> wanted) {
        List<List<FileSyntax>> byCrate = new ArrayList<>();
        for (int i = 0; i < crates; i++) {
            byCrate.add(new ArrayList<>());
        }
        Cores.inOrder(wanted.size(), job, i -> parse(wanted.get(i)), (i, syntax) -> {
            job.progress(i, wanted.size(), "Reading the syntax of async code");
            if (syntax.isEmpty()) {
                refused.add(wanted.get(i).path());
            } else {
                byCrate.get(wanted.get(i).crate()).add(syntax.getFirst());
            }
        });
        return byCrate;
    }

    private AsyncScan walked(List<OwnCrate> crates, List<List<FileSyntax>> files, int count) {
        List<CrateScan> scans = new ArrayList<>();
        Cores.inOrder(
                crates.size(),
                job,
                i -> files.get(i).isEmpty() ? CrateScan.NOTHING : CrateScan.of(crates.get(i), files.get(i), this::tree),
                (i, scan) -> scans.add(scan));
        return new AsyncScan(
                scans.stream().flatMap(s -> s.guards().stream()).toList(),
                scans.stream().flatMap(s -> s.blocking().stream()).toList(),
                scans.stream().flatMap(s -> s.wakers().stream()).toList(),
                count,
                scans.stream().mapToInt(CrateScan::bodies).sum(),
                scans.stream().mapToInt(CrateScan::polls).sum(),
                notes());
    }

    private List<String> notes() {
        if (refused.isEmpty()) {
            return List.of();
        }
        String more = refused.size() > NAMED ? " and " + (refused.size() - NAMED) + " more" : "";
        return List.of("Not looked at, for they could not be read as Rust: "
                + String.join(", ", refused.subList(0, Math.min(NAMED, refused.size()))) + more + ".");
    }

    private Outline outline(String path) {
        String text = text(path);
        return text == null ? NOTHING : OutlineReader.read(text.toCharArray());
    }

    private @Nullable String text(String path) {
        Path file = sources.locate(path);
        try {
            return Files.size(file) > MAX_BYTES ? null : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return null;
        }
    }

    /** One element, or none where the file cannot be parsed. */
    private List<FileSyntax> parse(Wanted wanted) {
        String text = text(wanted.path());
        SyntaxTree tree = text == null ? null : tree(Trimming.trim(text, wanted.outline(), wanted.relevance()));
        return tree == null ? List.of() : List.of(FileSyntax.of(wanted.path(), tree));
    }

    private @Nullable SyntaxTree tree(String text) {
        try {
            return sources.tree(text);
        } catch (Refused e) {
            return null;
        }
    }
}
