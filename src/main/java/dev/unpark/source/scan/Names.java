package dev.unpark.source.scan;

import dev.unpark.source.scan.Imports.Import;
import java.util.Map;
import java.util.Set;

/** What a path in a file means: by its imports, by the crate's own items, and by what the crate imports for others. */
final class Names {
    private static final int STEPS = 6;

    /** What {@code use x::*} brings, as far as the rules ask. */
    private static final Map<String, Set<String>> GLOBS = Map.of(
            "std::sync",
                    Set.of(
                            "Mutex",
                            "RwLock",
                            "MutexGuard",
                            "RwLockReadGuard",
                            "RwLockWriteGuard",
                            "Arc",
                            "Condvar",
                            "Barrier",
                            "mpsc",
                            "LazyLock",
                            "OnceLock"),
            "parking_lot", Set.of("Mutex", "RwLock", "MutexGuard", "RwLockReadGuard", "RwLockWriteGuard", "Condvar"),
            "tokio::sync",
                    Set.of(
                            "Mutex",
                            "RwLock",
                            "MutexGuard",
                            "RwLockReadGuard",
                            "RwLockWriteGuard",
                            "mpsc",
                            "oneshot",
                            "Barrier"),
            "std::cell", Set.of("RefCell", "Ref", "RefMut"),
            "std::thread", Set.of("sleep", "spawn", "JoinHandle", "park"),
            "std::sync::mpsc", Set.of("channel", "sync_channel", "Receiver", "Sender", "SyncSender"),
            "std::net", Set.of("TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs"),
            "std::process", Set.of("Command", "Child"),
            "tokio::runtime", Set.of("Runtime", "Builder", "Handle"),
            "std::task", Set.of("Poll", "Context", "Waker"));

    private final Declarations crate;

    Names(Declarations crate) {
        this.crate = crate;
    }

    /** The full path; the crate's own begin with {@code crate::}, what is not known stays as written. */
    String resolve(FileSyntax file, String written, int offset) {
        String path = written;
        for (int i = 0; i < STEPS; i++) {
            String first = first(path);
            if (isOwnRoot(first)) {
                return reexported(own(path));
            }
            Import found = file.imports().find(first, offset);
            String next = found == null ? path : found.path() + path.substring(first.length());
            if (next.equals(path)) {
                break;
            }
            path = next;
        }
        String first = first(path);
        if (!path.contains("::")) {
            return single(file, path, offset);
        }
        boolean own = first.equals(crate.name()) || crate.modules().contains(first) || crate.isType(first);
        return own ? reexported(own(first.equals(crate.name()) ? path : "crate::" + path)) : path;
    }

    private String single(FileSyntax file, String name, int offset) {
        if (crate.isType(name)) {
            return "crate::" + name;
        }
        for (Import i : file.imports().all()) {
            if (i.name().equals("*") && i.from() <= offset && offset <= i.to()) {
                Set<String> names = GLOBS.get(expanded(file, i.path(), offset));
                if (names != null && names.contains(name)) {
                    return expanded(file, i.path(), offset) + "::" + name;
                }
            }
        }
        return name;
    }

    /** {@code pl} of {@code use parking_lot as pl; use pl::*}. */
    private static String expanded(FileSyntax file, String path, int offset) {
        String first = first(path);
        Import found = file.imports().find(first, offset);
        return found == null ? path : found.path() + path.substring(first.length());
    }

    private String reexported(String own) {
        String last = Ty.last(own);
        if (crate.isType(last) || crate.functions().containsKey(last)) {
            return own;
        }
        return crate.reexports().getOrDefault(last, own);
    }

    private static boolean isOwnRoot(String first) {
        return first.equals("crate") || first.equals("self") || first.equals("super") || first.equals("Self");
    }

    private static String first(String path) {
        int colon = path.indexOf("::");
        return colon < 0 ? path : path.substring(0, colon);
    }

    /** {@code super::super::a::b} is {@code crate::a::b}: modules are told apart by their names alone. */
    private static String own(String path) {
        String rest = path;
        while (rest.contains("::") && (isOwnRoot(first(rest)) && !first(rest).equals("Self"))) {
            rest = rest.substring(rest.indexOf("::") + 2);
        }
        return "crate::" + rest;
    }
}
