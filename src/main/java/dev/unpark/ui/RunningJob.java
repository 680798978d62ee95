package dev.unpark.ui;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A job as the status bar shows it. Changes on the FX thread only. */
public final class RunningJob {
    private final String title;
    private final Runnable cancel;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");

    RunningJob(String title, Runnable cancel) {
        this.title = title;
        this.cancel = cancel;
    }

    public String title() {
        return title;
    }

    /** From 0 to 1, or -1 while the total is unknown. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** Asks the job to stop at its next step. */
    public void cancel() {
        cancel.run();
    }

    void show(double part, String newWhat) {
        progress.set(part);
        what.set(newWhat);
    }
}
