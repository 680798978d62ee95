package dev.unpark.parse;

import dev.unpark.model.FrameArgument;
import dev.unpark.model.FrameArguments;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps the pointers that frames of lock, condition and channel functions print as arguments: what a wait is told apart
 * by. One instance for all threads that print the same, since idle threads of a pool wait on one condition.
 */
final class PointerArguments {
    // Modules and types of std, parking_lot, lock_api, tokio::sync and crossbeam whose functions wait. In DWARF names
    // an `{impl#3}` hides the type, so the module counts as well.
    private static final Set<String> WAITING = Set.of(
            "Mutex",
            "RawMutex",
            "MovableMutex",
            "ReentrantLock",
            "RawReentrantMutex",
            "WordLock",
            "mutex",
            "raw_mutex",
            "remutex",
            "RwLock",
            "RWLock",
            "RawRwLock",
            "rwlock",
            "raw_rwlock",
            "Condvar",
            "condvar",
            "Barrier",
            "barrier",
            "Once",
            "OnceLock",
            "LazyLock",
            "once",
            "Semaphore",
            "batch_semaphore",
            "Receiver",
            "SyncSender",
            "mpsc",
            "mpmc",
            "Channel",
            "oneshot",
            "flavors",
            "Parker",
            "thread_parking",
            "thread_parker",
            "JoinHandle",
            "JoinInner",
            "LockLatch");

    private final Map<FrameArguments.Shape, FrameArguments.Shape> shapes = new HashMap<>();
    private final ByteNames byteNames = new ByteNames();
    private int[] frames = new int[16];
    private String[] names = new String[16];
    private long[] addresses = new long[16];
    private int size;
    private FrameArguments.Shape lastShape = new FrameArguments.Shape(frames, names, 0);
    private FrameArguments last = new FrameArguments(lastShape, addresses);

    /** Whether frames of this function keep their pointers; asked once a symbol. */
    static boolean areKept(String normalised) {
        for (String segment : normalised.split("::")) {
            if (WAITING.contains(segment)) {
                return true;
            }
        }
        return false;
    }

    /** Adds the pointers of one frame: {@code self=0x55e0b4761490, timeout=..., main=0x55d6b820ffe0 <main>}. */
    void add(int frame, byte[] b, int from, int to) {
        int depth = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            byte x = i == to ? (byte) ',' : b[i];
            switch (x) {
                case '(', '{', '[', '<' -> depth++;
                case ')', '}', ']', '>' -> depth--;
                case '"' -> i = FrameParts.afterString(b, i, to) - 1;
                case ',' -> {
                    if (depth <= 0 || i == to) {
                        addOne(frame, b, start, i);
                        start = i + 1;
                        depth = 0;
                    }
                }
                default -> {}
            }
        }
    }

    private void addOne(int frame, byte[] b, int from, int to) {
        int name = from;
        while (name < to && b[name] == ' ') {
            name++;
        }
        int equals = name;
        while (equals < to && b[equals] != '=') {
            equals++;
        }
        int value = equals + 1;
        // mutex=mutex@entry=0x7f..: the value at the call, which is what is wanted
        for (int i = value; i < to; i++) {
            if (b[i] == '=') {
                value = i + 1;
            }
        }
        if (equals == name || !FrameParts.startsWith(b, value, to, "0x")) {
            return;
        }
        long address = 0;
        int i = value + 2;
        while (i < to && FrameParts.hex(b[i]) >= 0) {
            address = address << 4 | FrameParts.hex(b[i]);
            i++;
        }
        if (i > value + 2 && (i == to || b[i] == ' ')) {
            keep(frame, byteNames.of(b, name, equals), address);
        }
    }

    private void keep(int frame, String name, long address) {
        if (size == frames.length) {
            frames = Arrays.copyOf(frames, 2 * size);
            names = Arrays.copyOf(names, 2 * size);
            addresses = Arrays.copyOf(addresses, 2 * size);
        }
        frames[size] = frame;
        names[size] = name;
        addresses[size++] = address;
    }

    /** Forgets the pointers of a frame that is read again because its line went on. */
    void dropFrame(int frame) {
        while (size > 0 && frames[size - 1] == frame) {
            size--;
        }
    }

    /** What the thread's frames kept; starts anew for the next thread. */
    List<FrameArgument> take() {
        if (size == 0) {
            return List.of();
        }
        if (!lastShape.is(frames, names, size)) {
            lastShape = shapes.computeIfAbsent(new FrameArguments.Shape(frames, names, size), s -> s);
        }
        // The idle threads of a pool wait on one condition.
        if (!last.isOf(lastShape) || !last.hasAddresses(addresses)) {
            last = new FrameArguments(lastShape, addresses);
        }
        size = 0;
        return last;
    }
}
