package dev.unpark.export;

import dev.unpark.checklist.Checklist;
import dev.unpark.checklist.Step;
import dev.unpark.model.EntryKind;
import dev.unpark.model.Investigation;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Work;
import dev.unpark.session.Edits;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.session.StepEdits;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The sample, as opened, and with the work of a person who went half through it. */
final class SilentHang {
    static final Path FOLDER = Path.of("samples/silent-hang");

    private SilentHang() {}

    static Opened opened() throws Refused {
        return Opener.standard().open(List.of(FOLDER), List.of()).run(JobContext.NONE);
    }

    static Investigation worked(Opened opened) {
        Investigation investigation = opened.investigation();
        ItemRef waiter = investigation
                .analysis()
                .findings()
                .getFirst()
                .citations()
                .getFirst()
                .where();
        Work work = Edits.setTitle(investigation.work(), "Auth service hang on staging, 24 November");
        work = Edits.addNote(
                work, "Who holds the **roles** lock? See `permissions.rs`.", List.of(waiter), at("09:36:00"));
        work = Edits.addEntry(
                work, at("09:50:00"), EntryKind.INCIDENT, "Told the mobile team that logins work again", null);
        work = StepEdits.skip(work, step(0), "It hangs, there is no panic", at("09:32:00"));
        work = StepEdits.markDone(work, step(2), at("09:34:00"));
        work = StepEdits.setNote(
                work,
                step(2),
                "One worker waits for a lock inside the login handler.\n\n- both dumps say the same",
                at("09:34:00"));
        work = StepEdits.attach(work, step(2), waiter, at("09:34:00"));
        work = Edits.setSection(
                work,
                "summary",
                "Logins on staging hung for **32 minutes** after the deploy of 0.3.1. The role table's lock was kept while the service waited for its own health task.");
        work = Edits.setSection(
                work,
                "actions",
                "- [ ] Run clippy with `await_holding_lock` denied in CI (Jo, 1 December)\n- [x] Redeploy staging");
        return investigation.withWork(work);
    }

    private static Step step(int index) {
        return Checklist.firstTenMinutes().steps().get(index);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-24T" + time + "Z");
    }
}
