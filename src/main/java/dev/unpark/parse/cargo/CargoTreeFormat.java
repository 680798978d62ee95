package dev.unpark.parse.cargo;

import com.google.auto.service.AutoService;
import dev.unpark.parse.EvidenceFormat;
import dev.unpark.parse.InputSink;
import dev.unpark.parse.LineCursor;
import dev.unpark.parse.Match;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;

/** What {@code cargo tree} prints. */
@AutoService(EvidenceFormat.class)
public final class CargoTreeFormat implements EvidenceFormat {
    private static final int LINES_OF_A_BARE_LIST = 3;

    @Override
    public String id() {
        return "cargo-tree";
    }

    @Override
    public String title() {
        return "cargo tree, with and without -e features, -i, -f '{p} {f}', any --prefix";
    }

    @Override
    public String recognisedBy() {
        return "crates such as 'tokio v1.53.1' drawn below each other, or lines such as 'tokio feature \"rt\"'";
    }

    @Override
    public String howToMake() {
        return "cargo tree -e features -i tokio > tree.txt";
    }

    @Override
    public Match recognise(Text head) {
        LineCursor line = head.lines();
        int inRow = 0;
        while (line.next()) {
            if (line.length() > 2_000 || (line.indexOf(" v", 0) < 0 && line.indexOf(" feature \"", 0) < 0)) {
                inRow = line.isBlank() ? inRow : 0;
                continue;
            }
            TreeLine read = TreeLine.of(line.string());
            inRow = read == null ? 0 : inRow + 1;
            if (read != null && (read.isCertain() || inRow == LINES_OF_A_BARE_LIST)) {
                return Match.YES;
            }
        }
        return Match.NO;
    }

    @Override
    public void read(Text text, InputSink sink, JobContext job) {
        TreeReader tree = new TreeReader();
        LineCursor line = text.lines(job);
        while (line.next()) {
            sink.noteIfCut(line);
            if (!line.isBlank() && !tree.take(line.number(), line.string())) {
                sink.notUnderstood(line);
            }
        }
        if (tree.isEmpty()) {
            return;
        }
        sink.begin(tree.firstLine());
        sink.tool("cargo tree");
        sink.cargo(tree.facts());
        if (!tree.hasFeatures()) {
            sink.note("This tree does not show features. To see who turns on which, take one with: cargo tree -e"
                    + " features -i tokio");
        } else if (tree.isCutByDepth()) {
            sink.note("This tree was cut by --depth, so crates further down may turn on more features.");
        }
    }
}
