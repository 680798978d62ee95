package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code RefCell} borrowed while another borrow was alive. */
@AutoService(Rule.class)
public final class RefCellRule extends PanicRule {
    // RefCell already borrowed                                rustc 1.89 or 1.90 and newer
    // already borrowed: BorrowMutError                        before
    private static final List<String> IN_BORROW_MUT =
            List.of("RefCell already borrowed", "already borrowed: BorrowMutError");
    private static final List<String> IN_BORROW =
            List.of("RefCell already mutably borrowed", "already mutably borrowed: BorrowError");

    @Override
    public String id() {
        return "panic.refcell";
    }

    @Override
    List<String> messages() {
        return Stream.concat(IN_BORROW_MUT.stream(), IN_BORROW.stream()).toList();
    }

    @Override
    String title(PanicSighting s) {
        return IN_BORROW.stream().anyMatch(s.panic().message().strip()::startsWith)
                ? "A RefCell was borrowed" + s.where() + " while a mutable borrow of it was alive."
                : "A RefCell was borrowed mutably" + s.where() + " while another borrow of it was alive.";
    }

    @Override
    String seen(PanicSighting s) {
        return s.insideTask()
                ? "The line that panicked is only the second borrow. The first one may be a task's that is suspended: then it"
                        + " stands on no stack."
                : "The line that panicked is only the second borrow.";
    }

    @Override
    @Nullable
    String reached(PanicSighting s) {
        return null;
    }

    @Override
    List<String> notShown(PanicSighting s, @Nullable CrashedThread crash) {
        return List.of("Where the first borrow was taken, and by whom: a RefCell keeps no record of it.");
    }

    @Override
    List<String> wouldShow(PanicSighting s, @Nullable CrashedThread crash) {
        return List.of(
                "`cargo clippy -- -W clippy::await_holding_refcell_ref` names the borrows that are kept across an"
                        + " `.await`. If it names none, look for a borrow that is alive while own code calls back into this function.");
    }
}
