package dev.unpark.source.scan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of locks, their guards, and who makes them wait. */
final class Locks {
    /** A lock whose crate is not known; its guard is only assumed where the spelling tells. */
    static final String MAYBE = "?lock";

    static final String UNKNOWN_GUARD = "?::Guard";

    private static final Set<String> TAKING = Set.of(
            "lock",
            "try_lock",
            "read",
            "write",
            "try_read",
            "try_write",
            "lock_arc",
            "read_arc",
            "write_arc",
            "try_lock_arc",
            "upgradable_read",
            "try_lock_for",
            "try_lock_until",
            "try_read_for",
            "try_write_for",
            "read_recursive");

    private static final Set<String> BORROWING = Set.of("borrow", "borrow_mut", "try_borrow", "try_borrow_mut");

    /** What keeps its parameter by value. */
    private static final Set<String> KEEPING = Set.of("Option", "Result", "Box", "()", "PoisonError");

    private static final Set<String> LOCKS = Set.of(
            "std::sync::Mutex",
            "std::sync::RwLock",
            "std::sync::ReentrantLock",
            "parking_lot::Mutex",
            "parking_lot::RwLock",
            "parking_lot::FairMutex",
            "parking_lot::ReentrantMutex",
            "spin::Mutex",
            "spin::RwLock",
            "std::cell::RefCell");

    private static final Set<String> ASYNC_CRATES = Set.of(
            "tokio", "futures", "futures_util", "async_lock", "async_std", "smol", "futures_locks", "async_mutex");

    /** The guard's own path, and the lock's. */
    private static final Map<String, String> GUARDS = Map.ofEntries(
            Map.entry("MutexGuard", "Mutex"),
            Map.entry("MappedMutexGuard", "Mutex"),
            Map.entry("ArcMutexGuard", "Mutex"),
            Map.entry("RwLockReadGuard", "RwLock"),
            Map.entry("RwLockWriteGuard", "RwLock"),
            Map.entry("MappedRwLockReadGuard", "RwLock"),
            Map.entry("MappedRwLockWriteGuard", "RwLock"),
            Map.entry("RwLockUpgradableReadGuard", "RwLock"),
            Map.entry("ArcRwLockReadGuard", "RwLock"),
            Map.entry("ArcRwLockWriteGuard", "RwLock"),
            Map.entry("ReentrantMutexGuard", "ReentrantMutex"),
            Map.entry("ReentrantLockGuard", "ReentrantLock"),
            Map.entry("FairMutexGuard", "FairMutex"),
            Map.entry("Guard", ""));

    private Locks() {}

    static boolean takes(String method) {
        return TAKING.contains(method) || BORROWING.contains(method);
    }

    static boolean borrows(String method) {
        return BORROWING.contains(method);
    }

    static boolean isLock(@Nullable Ty type) {
        return type != null && LOCKS.contains(type.head());
    }

    /** Whether the type is an async lock: its guard may live across an await. */
    static boolean isAsync(@Nullable Ty type) {
        if (type == null) {
            return false;
        }
        String root = type.head().contains("::")
                ? type.head().substring(0, type.head().indexOf(':'))
                : "";
        return ASYNC_CRATES.contains(root);
    }

    static boolean isGuard(@Nullable Ty type) {
        return type != null && !lockOf(type).isEmpty();
    }

    /** {@code std::sync::Mutex} for {@code std::sync::MutexGuard}, {@code ?} for an unknown one; empty if it is no guard of a lock that blocks. */
    static String lockOf(Ty guard) {
        String head = guard.head();
        if (head.equals(UNKNOWN_GUARD)) {
            return "?";
        }
        if (head.equals("std::cell::Ref") || head.equals("std::cell::RefMut")) {
            return "std::cell::RefCell";
        }
        boolean known = head.startsWith("std::sync::") || head.startsWith("parking_lot::") || head.startsWith("spin::");
        String lock = known ? GUARDS.get(Ty.last(head)) : null;
        return lock == null ? "" : head.substring(0, head.lastIndexOf(':') + 1) + lock;
    }

    /** The guard that a value keeps, itself or inside of an {@code Option}, {@code Result} or tuple. */
    static @Nullable Ty kept(@Nullable Ty type) {
        if (type == null) {
            return null;
        }
        if (isGuard(type)) {
            return type;
        }
        if (!KEEPING.contains(type.head())) {
            return null;
        }
        for (Ty arg : type.args()) {
            Ty guard = kept(arg);
            if (guard != null) {
                return guard;
            }
        }
        return null;
    }

    /** What taking a lock gives; null if the method does not take it. */
    static @Nullable Ty taken(Ty lock, String method) {
        boolean cell = lock.is("std::cell::RefCell");
        if (cell != BORROWING.contains(method) || !takes(method)) {
            return null;
        }
        boolean attempt = method.startsWith("try_");
        String crate = lock.head().substring(0, lock.head().lastIndexOf(':') + 1);
        Ty guard = Ty.of(crate + guardName(lock, method), lock.arg(0));
        boolean std = crate.equals("std::sync::") && !lock.is("std::sync::ReentrantLock");
        if (std || (cell && attempt)) {
            return Ty.of("Result", guard);
        }
        return attempt ? Ty.of("Option", guard) : guard;
    }

    private static String guardName(Ty lock, String method) {
        return switch (Ty.last(lock.head())) {
            case "RefCell" -> method.endsWith("_mut") ? "RefMut" : "Ref";
            case "RwLock" ->
                method.contains("write")
                        ? "RwLockWriteGuard"
                        : method.contains("upgradable") ? "RwLockUpgradableReadGuard" : "RwLockReadGuard";
            case "ReentrantMutex" -> "ReentrantMutexGuard";
            case "ReentrantLock" -> "ReentrantLockGuard";
            case "FairMutex" -> "FairMutexGuard";
            default -> "MutexGuard";
        };
    }
}
