package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.FrameLines;
import dev.unpark.model.Input;
import dev.unpark.model.Stack;
import dev.unpark.model.ThreadTrace;
import dev.unpark.work.JobContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares what is read of a text that was cut with what is read of all of it. */
final class Cuts {
    /** Formats that print below the threads where their images are: frames of a cut text have no place in memory. */
    private static final Set<String> IMAGES_BELOW_THREADS = Set.of("ips");

    private final Formats formats;
    private final boolean withoutImages;
    private final byte[] whole;
    private final List<Input> all;
    private final List<ThreadTrace> wanted;

    Cuts(FormatFixtures.Case c, Formats formats) {
        this.formats = formats;
        this.withoutImages = IMAGES_BELOW_THREADS.contains(c.format());
        this.whole = c.text().getBytes(StandardCharsets.UTF_8);
        this.all = read(whole.length);
        this.wanted = all.stream()
                .flatMap(i -> i.threads().stream())
                .sorted(Comparator.comparingInt(ThreadTrace::inputLine)) // a session may print one again, with more
                .toList();
    }

    int bytes() {
        return whole.length;
    }

    /** Items of each kind in their order: a cut may go through one of each, a task and the thread that polls it. */
    static List<List<Object>> kinds(List<Input> inputs) {
        List<Function<Input, List<?>>> kinds = List.of(Input::threads, Input::panics, Input::logLines, Input::tasks);
        return kinds.stream()
                .map(kind -> inputs.stream()
                        .<Object>flatMap(input -> kind.apply(input).stream())
                        .toList())
                .toList();
    }

    /** A thread without what a later line may tell of it, or take back: its number, id and name. */
    private record Printed(int inputLine, Stack stack, FrameLines lines) {}

    private Printed printed(ThreadTrace t) {
        if (!withoutImages) {
            return new Printed(t.inputLine(), t.stack(), t.lines());
        }
        Stack stack = new Stack(t.stack().frames().stream()
                .map(f -> new Frame(0, f.symbol(), f.place(), null, f.inlined()))
                .toList());
        return new Printed(t.inputLine(), stack, t.lines());
    }

    private List<Input> read(int cut) {
        return formats.read(Text.of(Arrays.copyOf(whole, cut)), "cut", "", JobContext.NONE);
    }

    /** Threads and panics that others follow before the cut are as they are in the whole text. */
    void check(int cut) {
        List<Input> before = read(cut);
        String where = "cut at byte " + cut;
        checkThreads(before, linesBefore(cut), where);
        List<List<Object>> expected = kinds(all);
        List<List<Object>> found = kinds(before);
        for (int kind = 1; kind < found.size(); kind++) {
            // A cut line may be of another kind: what a panic's logger put before it is a time like any other.
            int intact =
                    Math.clamp(found.get(kind).size() - 1, 0, expected.get(kind).size());
            assertEquals(expected.get(kind).subList(0, intact), found.get(kind).subList(0, intact), where);
        }
        assertTrue(count(found) - found.getFirst().size() <= count(expected), where + ": more than in the whole text");
    }

    private void checkThreads(List<Input> before, int lines, String where) {
        Set<Printed> read = before.stream()
                .flatMap(i -> i.threads().stream())
                .map(this::printed)
                .collect(Collectors.toSet());
        // Several threads may be printed as one, on one line.
        int last = wanted.stream()
                .mapToInt(ThreadTrace::inputLine)
                .filter(l -> l <= lines)
                .max()
                .orElse(0);
        for (int i = 0; i < wanted.size() && wanted.get(i).inputLine() < last; i++) {
            assertTrue(read.contains(printed(wanted.get(i))), where + ": " + wanted.get(i));
        }
    }

    private int linesBefore(int cut) {
        int lines = 0;
        for (int i = 0; i < cut; i++) {
            lines += whole[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static int count(List<List<Object>> kinds) {
        return kinds.stream().mapToInt(List::size).sum();
    }
}
