package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.Stack;
import dev.unpark.model.StackGroup;
import dev.unpark.model.Symbol;
import dev.unpark.model.ThreadTrace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups of threads and folded stacks. */
class RowsTest {
    private static final List<String> RUNNING = List.of("app::spin", "start_thread");
    private static final List<String> BLOCKED = List.of(
            "syscall",
            "std::sys::sync::mutex::futex::Mutex::lock_contended",
            "app::f",
            "tokio::runtime::scheduler::multi_thread::worker::Context::run_task",
            "tokio::runtime::scheduler::multi_thread::worker::run");

    private final Classifier classifier = Classifier.standard();

    @Test
    void blockedRowsComeFirstThenTheLargest() {
        Input input = input(List.of("main"), RUNNING, RUNNING, BLOCKED, RUNNING);
        List<StackGroup> groups = Grouping.group(7, input, classifier.classify(input));
        assertEquals(
                List.of(List.of(3), List.of(1, 2, 4), List.of(0)),
                groups.stream().map(StackGroup::threads).toList());
        assertEquals(7, groups.getFirst().input());
    }

    @Test
    void returnAddressesAloneDoNotMakeTwoRows() {
        List<ThreadTrace> threads = List.of(
                Dumps.thread(0, new Stack(List.of(at(0x10), at(0x20)))),
                Dumps.thread(1, new Stack(List.of(at(0x14), at(0x20)))));
        Input input = Dumps.input(threads);
        assertEquals(1, Grouping.group(0, input, classifier.classify(input)).size());
    }

    @Test
    void everyFrameIsInOneRowInOrder() {
        List<String> names = new ArrayList<>(BLOCKED);
        names.addAll(4, List.of("a_crate::x", "hyper::y", "tower::z", "mio::poll::Poll::poll", "serde::de::f"));
        int next = 0;
        for (StackRow row : fold(names, 2)) {
            switch (row) {
                case StackRow.Shown shown -> assertEquals(next++, shown.frame());
                case StackRow.Folded folded -> {
                    assertEquals(next, folded.from());
                    next = folded.to() + 1;
                }
            }
        }
        assertEquals(names.size(), next);
    }

    @Test
    void manyLibrariesAreNotNamedOneByOne() {
        List<String> names = List.of("syscall", "hyper::y", "tower::z", "mio::f", "serde::de::f", "std::g", "app::f");
        assertEquals("5 frames of libraries and std", words(fold(names, 6), 1));
    }

    @Test
    void aRecursionOfOwnFramesIsFoldedButForItsEnds() {
        List<String> names = new ArrayList<>(List.of("syscall"));
        names.addAll(Collections.nCopies(9_000, "crasher::parser::nested"));
        names.add("crasher::main");
        List<StackRow> rows = fold(names, 1);
        assertEquals(5, rows.size());
        assertEquals("8998 more frames of crasher::parser::nested", words(rows, 2));
        assertEquals(new StackRow.Shown(9_000, FrameOrigin.OWN), rows.get(3));
    }

    @Test
    void anEmptyStackHasNoRows() {
        assertEquals(List.of(), fold(List.of(), -1));
    }

    private List<StackRow> fold(List<String> names, int ownFrame) {
        return Folding.fold(stack(names), classifier, ownFrame);
    }

    private static String words(List<StackRow> rows, int index) {
        return rows.get(index) instanceof StackRow.Folded folded ? folded.words() : "shown";
    }

    private static Frame at(long address) {
        return new Frame(address, new Symbol("app::spin", "app::spin"), null, null, false);
    }

    private static Stack stack(List<String> names) {
        return new Stack(names.stream().map(name -> Dumps.frame(name, null)).toList());
    }

    @SafeVarargs
    private static Input input(List<String>... stacks) {
        List<ThreadTrace> threads = new ArrayList<>();
        for (List<String> names : stacks) {
            threads.add(Dumps.thread(threads.size(), stack(names)));
        }
        return Dumps.input(threads);
    }
}
