package dev.unpark.parse.gdb;

import dev.unpark.model.FrameArgument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    // an
    // `{impl#3}` hides the type, so the module counts as well.
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

    private final Map<FrameArgument, FrameArgument> known = new HashMap<>();
    private final Map<List<FrameArgument>, List<FrameArgument>> knownLists = new HashMap<>();
    private final List<FrameArgument> ofThread = new ArrayList<>();

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
                case '"' -> i = afterString(b, i, to) - 1;
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
        if (equals == name || !FrameText.startsWith(b, value, to, "0x")) {
            return;
        }
        long address = 0;
        int i = value + 2;
        while (i < to && FrameText.hex(b[i]) >= 0) {
            address = address << 4 | FrameText.hex(b[i]);
            i++;
        }
        if (i > value + 2 && (i == to || b[i] == ' ')) {
            String text = new String(b, name, equals - name, StandardCharsets.UTF_8);
            FrameArgument argument = new FrameArgument(frame, text, address);
            FrameArgument same = known.putIfAbsent(argument, argument);
            ofThread.add(same == null ? argument : same);
        }
    }

    /** Index after the string that opens at {@code open}; a backslash takes the next byte with it. */
    static int afterString(byte[] b, int open, int to) {
        int i = open + 1;
        while (i < to && b[i] != '"') {
            i += b[i] == '\\' ? 2 : 1;
        }
        return Math.min(i + 1, to);
    }

    /** Forgets the pointers of a frame that is read again because its line went on. */
    void dropFrame(int frame) {
        while (!ofThread.isEmpty() && ofThread.getLast().frame() == frame) {
            ofThread.removeLast();
        }
    }

    /** What the thread's frames kept; starts anew for the next thread. */
    List<FrameArgument> take() {
        if (ofThread.isEmpty()) {
            return List.of();
        }
        List<FrameArgument> list = List.copyOf(ofThread);
        ofThread.clear();
        List<FrameArgument> same = knownLists.putIfAbsent(list, list);
        return same == null ? list : same;
    }
}
