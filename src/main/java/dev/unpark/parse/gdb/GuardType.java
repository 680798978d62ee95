package dev.unpark.parse.gdb;

import dev.unpark.symbol.RustNames;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lock guard by its type's path as DWARF has it (std 1.95, parking_lot 0.12 over lock_api 0.4).
 *
 * @param kind the lock's own type path
 * @param argument which generic argument says what the lock protects; lock_api's first is the raw lock
 */
record GuardType(String kind, int argument) {
    private static final GuardType STD_MUTEX = new GuardType("std::sync::Mutex", 0);
    private static final GuardType STD_RWLOCK = new GuardType("std::sync::RwLock", 0);
    private static final GuardType PARKING_LOT_RWLOCK = new GuardType("parking_lot::RwLock", 1);

    // std::sync::mutex before Rust 1.86, std::sync::poison::mutex since
    private static final Map<String, GuardType> BY_PATH = Map.ofEntries(
            Map.entry("std::sync::mutex::MutexGuard", STD_MUTEX),
            Map.entry("std::sync::poison::mutex::MutexGuard", STD_MUTEX),
            Map.entry("std::sync::nonpoison::mutex::MutexGuard", STD_MUTEX),
            Map.entry("std::sync::rwlock::RwLockReadGuard", STD_RWLOCK),
            Map.entry("std::sync::rwlock::RwLockWriteGuard", STD_RWLOCK),
            Map.entry("std::sync::poison::rwlock::RwLockReadGuard", STD_RWLOCK),
            Map.entry("std::sync::poison::rwlock::RwLockWriteGuard", STD_RWLOCK),
            Map.entry("std::sync::nonpoison::rwlock::RwLockReadGuard", STD_RWLOCK),
            Map.entry("std::sync::nonpoison::rwlock::RwLockWriteGuard", STD_RWLOCK),
            Map.entry("lock_api::mutex::MutexGuard", new GuardType("parking_lot::Mutex", 1)),
            Map.entry("lock_api::remutex::ReentrantMutexGuard", new GuardType("parking_lot::ReentrantMutex", 2)),
            Map.entry("lock_api::rwlock::RwLockReadGuard", PARKING_LOT_RWLOCK),
            Map.entry("lock_api::rwlock::RwLockWriteGuard", PARKING_LOT_RWLOCK),
            Map.entry("lock_api::rwlock::RwLockUpgradableReadGuard", PARKING_LOT_RWLOCK));

    /** The guard of this type path without generic arguments, or null. lock_api over another crate's raw lock is none. */
    static @Nullable GuardType of(String path, String withArguments) {
        GuardType type = BY_PATH.get(path);
        boolean foreign = type != null && path.startsWith("lock_api::") && !withArguments.contains("<parking_lot::");
        return foreign ? null : type;
    }

    /** Whether a guard's field of this name is the reference to its lock. */
    static boolean isLockField(String field) {
        return switch (field) {
            case "lock", "mutex", "rwlock", "remutex", "inner_lock" -> true;
            default -> false;
        };
    }

    /** What the lock protects, as printed. */
    String protectedType(String path, String withArguments) {
        List<String> arguments = RustNames.typeArguments(withArguments, path.substring(path.lastIndexOf(':') + 1));
        return arguments.size() > argument ? arguments.get(argument) : "";
    }
}
