package dev.unpark.findings.rules.panics;

import com.google.auto.service.AutoService;
import dev.unpark.findings.Rule;
import java.util.List;
import java.util.regex.Pattern;

/** {@code block_in_place} on a thread that cannot hand its other tasks to another one. */
@AutoService(Rule.class)
public final class BlockInPlaceRule extends PanicRule {
    // tokio::task::local::LocalSet::tick, LocalSet::run_until, <tokio::task::local::RunUntil<T> as Future>::poll
    private static final Pattern LOCAL_SET = Pattern.compile("^<?tokio::task::local::(?:LocalSet|RunUntil)\\b");
    // tokio::runtime::thread_pool up to 1.20
    private static final Pattern MULTI_THREAD =
            Pattern.compile("^<?tokio::runtime::(?:scheduler::multi_thread|thread_pool)::");
    // tokio::runtime::basic_scheduler up to 1.20
    private static final Pattern CURRENT_THREAD =
            Pattern.compile("^<?tokio::runtime::(?:scheduler::current_thread|basic_scheduler)\\b");

    @Override
    public String id() {
        return "panic.block-in-place";
    }

    @Override
    List<String> messages() {
        return List.of("can call blocking only when running on the multi-threaded runtime");
    }

    @Override
    String title(PanicSighting s) {
        if (s.passedOutside(LOCAL_SET)) {
            return "block_in_place was called inside a LocalSet, where it is not allowed.";
        }
        return s.passedOutside(CURRENT_THREAD)
                ? "block_in_place was called on a current_thread runtime."
                : "block_in_place was called where it is not allowed: on a current_thread runtime or inside a LocalSet.";
    }

    @Override
    String seen(PanicSighting s) {
        if (!s.passedOutside(LOCAL_SET)) {
            return "";
        }
        return s.passedOutside(MULTI_THREAD)
                ? "The message misleads here: the runtime has several threads, but the task is a local one, and a LocalSet"
                        + " keeps its tasks on one thread."
                : "The task is a local one: a LocalSet keeps its tasks on one thread, whatever the runtime.";
    }
}
