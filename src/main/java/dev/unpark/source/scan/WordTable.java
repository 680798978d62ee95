package dev.unpark.source.scan;

/** The words that make a function worth a look, by their hash: a word that is not meant costs time, never a claim. */
final class WordTable {
    static final int ASYNC = 1;
    static final int AWAIT = 2;
    static final int LOCK = 4;
    static final int BLOCK = 8;
    static final int PENDING = 16;
    /** A type that tells what a field, a static or a function holds. */
    static final int TYPE = 32;

    static final int GUARD = 64;
    static final int CONTEXT = 128;
    /** A macro that evaluates its arguments once, in order: it reads like a call. */
    static final int CALL_MACRO = 256;

    /** Groups of words that mean something only where the crate names one of the types. */
    private static final int GROUPS = 7;

    private static final int FIRST_WEAK = 1 << 10;
    private static final int FIRST_TYPE = 1 << 20;
    private static final int SIZE = 1024;
    private static final int[] KEYS = new int[SIZE];
    private static final int[] FLAGS = new int[SIZE];

    static {
        add(ASYNC, "async await");
        add(AWAIT, "await select join try_join");
        add(LOCK, """
                lock try_lock read write try_read try_write borrow borrow_mut try_borrow try_borrow_mut lock_arc read_arc
                write_arc upgradable_read try_lock_for try_lock_until read_recursive""");
        add(BLOCK, """
                sleep sleep_ms park park_timeout recv recv_timeout recv_deadline block_on blocking_recv blocking_recv_many
                blocking_send blocking_lock blocking_lock_owned blocking_read blocking_write Runtime fs File OpenOptions
                TcpStream TcpListener UdpSocket UnixStream UnixListener UnixDatagram Command to_socket_addrs reqwest ureq
                attohttpc minreq stdin Condvar Barrier JoinHandle""");
        group(0, "join", "JoinHandle thread");
        group(1, "wait wait_while wait_timeout wait_timeout_while wait_for wait_until", "Condvar Barrier");
        group(2, "status output wait wait_with_output", "Command Child");
        group(3, "build build_local", "runtime Runtime");
        group(4, "call send execute", "ureq attohttpc minreq blocking");
        group(5, """
                read write read_line read_exact read_to_end read_to_string write_all peek accept incoming recv_from connect
                """, "TcpStream TcpListener UdpSocket UnixStream UnixListener UnixDatagram stdin Stdin");
        group(6, "read_to_string read_to_end write_all sync_all metadata set_len", "File");
        add(PENDING, "Pending");
        add(TYPE, """
                Mutex RwLock RefCell FairMutex ReentrantMutex ReentrantLock Receiver SyncSender JoinHandle Condvar
                Barrier TcpStream TcpListener UdpSocket UnixStream UnixListener Child Command File Runtime Handle Builder
                BufReader BufWriter""");
        add(GUARD, """
                MutexGuard RwLockReadGuard RwLockWriteGuard MappedMutexGuard MappedRwLockReadGuard
                MappedRwLockWriteGuard RwLockUpgradableReadGuard ReentrantMutexGuard FairMutexGuard ArcMutexGuard
                ArcRwLockReadGuard ArcRwLockWriteGuard LockResult TryLockResult Ref RefMut""");
        add(CONTEXT, "Context poll_fn");
        add(CALL_MACRO, """
                println eprintln print eprint format write writeln panic assert assert_eq assert_ne debug_assert
                debug_assert_eq debug_assert_ne vec unreachable todo unimplemented dbg join try_join ready
                bail anyhow ensure pin pin_mut""");
    }

    private WordTable() {}

    private static void group(int number, String words, String types) {
        add(FIRST_WEAK << number, words);
        add(FIRST_TYPE << number, types);
    }

    /** Whether a function's words may be a call that blocks, in a crate that uses these words. */
    static boolean mayBlock(int flags, int ofCrate) {
        int named = (ofCrate & (((1 << GROUPS) - 1) * FIRST_TYPE)) >>> 10;
        return (flags & BLOCK) != 0 || (flags & named) != 0;
    }

    private static void add(int flag, String words) {
        for (String word : words.strip().split("\\s+")) {
            int slot = slot(word.hashCode());
            KEYS[slot] = word.hashCode();
            FLAGS[slot] |= flag;
        }
    }

    private static int slot(int hash) {
        int at = (hash * 0x9E3779B9) >>> 22;
        while (FLAGS[at] != 0 && KEYS[at] != hash) {
            at = (at + 1) & (SIZE - 1);
        }
        return at;
    }

    static int flags(int hash) {
        return FLAGS[slot(hash)];
    }
}
