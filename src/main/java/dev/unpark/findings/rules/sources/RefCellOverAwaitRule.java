package dev.unpark.findings.rules.sources;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import dev.unpark.knowledge.Topic;
import dev.unpark.model.Finding;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.GuardSite;
import java.util.List;

/** A borrow of a {@code RefCell} that is alive across an await. */
@AutoService(Rule.class)
public final class RefCellOverAwaitRule extends SourceRule {
    @Override
    public String id() {
        return "source.refcell-over-await";
    }

    @Override
    String found(int count) {
        return count == 1 ? "borrow of a RefCell lives across an await" : "borrows of a RefCell live across an await";
    }

    @Override
    List<Finding> findings(Spots spots, AsyncScan scan, Topic topic) {
        return scan.guards().stream()
                .filter(GuardSite::isBorrow)
                .map(g -> new GuardWriter(spots, topic, g)
                        .finding(
                                "While `" + g.function()
                                        + "` waits there, other tasks of the thread run, and find the cell borrowed.",
                                List.of("Harmless in this program: nothing else borrows " + GuardWriter.asked(g)
                                        + (g.method().endsWith("_mut") ? "" : " mutably") + " while `" + g.function()
                                        + "` waits."),
                                List.of(
                                        "The panic's text: `already borrowed` or `already mutably borrowed` (`BorrowError`,"
                                                + " `BorrowMutError`), raised at another line that borrows "
                                                + GuardWriter.asked(g) + ".",
                                        "`cargo clippy -- -W clippy::await_holding_refcell_ref` names the same line where the"
                                                + " compiler knows the type.")))
                .toList();
    }
}
