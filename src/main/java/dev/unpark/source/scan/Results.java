package dev.unpark.source.scan;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What calls of std and of well-known crates give, as far as the rules need it. */
final class Results {
    private static final Set<String> MAKING = Set.of(
            "new",
            "default",
            "const_new",
            "from",
            "with_capacity",
            "current",
            "clone",
            "new_multi_thread",
            "new_current_thread",
            "fair",
            "const_mutex");

    private static final Set<String> SAME = Set.of(
            "clone",
            "as_ref",
            "as_mut",
            "to_owned",
            "by_ref",
            "as_deref",
            "as_deref_mut",
            "iter",
            "iter_mut",
            "into_iter",
            "values",
            "values_mut",
            "drain",
            "rev",
            "cloned",
            "copied",
            "take",
            "handle",
            "deref",
            "deref_mut",
            "borrow",
            "unwrap_or_clone",
            "inspect_err",
            "map_err",
            "or_else",
            "or",
            "inspect");

    private static final Set<String> INNER = Set.of(
            "unwrap",
            "expect",
            "unwrap_or",
            "unwrap_or_else",
            "unwrap_or_default",
            "unwrap_unchecked",
            "into_inner",
            "get_or_insert_with");

    private static final Set<String> ELEMENT =
            Set.of("get", "get_mut", "first", "last", "next", "pop", "upgrade", "ok");

    private Results() {}

    static boolean keepsValue(String method) {
        return INNER.contains(method)
                || method.equals("ok")
                || method.equals("map_err")
                || method.equals("or_else")
                || method.equals("inspect_err");
    }

    /**
     * What a path call gives.
     *
     * @param first type of the first argument
     */
    static @Nullable Ty call(String path, @Nullable Ty first) {
        int colon = path.lastIndexOf("::");
        String type = Ty.canonical(colon < 0 ? "" : path.substring(0, colon));
        String name = path.substring(colon < 0 ? 0 : colon + 2);
        Ty channel = channel(path);
        if (channel != null) {
            return channel;
        }
        switch (path) {
            case "Some" -> {
                return Ty.of("Option", first);
            }
            case "Ok", "Err" -> {
                return Ty.of("Result", path.equals("Ok") ? first : null);
            }
            case "std::thread::spawn" -> {
                return Ty.of("std::thread::JoinHandle");
            }
            case "std::io::stdin" -> {
                return Ty.of("std::io::Stdin");
            }
            case "tokio::spawn", "tokio::task::spawn", "tokio::task::spawn_blocking", "tokio::task::spawn_local" -> {
                return Ty.of("tokio::task::JoinHandle");
            }
            case "tokio::runtime::Runtime::new" -> {
                return Ty.of("Result", Ty.of("tokio::runtime::Runtime"));
            }
            default -> {}
        }
        if (name.equals("clone") && first != null && first.is("&")) {
            return first.arg(0);
        }
        if (Locks.isGuard(Ty.of(type)) && name.contains("map")) {
            return first;
        }
        boolean made = MAKING.contains(name) && colon > 0;
        if (type.startsWith("std::net::") || type.startsWith("std::os::unix::net") || type.equals("std::fs::File")) {
            return Ty.of("Result", Ty.of(type));
        }
        return made || name.equals("pin")
                ? Ty.of(type, first)
                : http(path) ? Ty.of(type.isEmpty() ? path : type) : null;
    }

    private static boolean http(String path) {
        return path.startsWith("ureq::")
                || path.startsWith("reqwest::blocking::")
                || path.startsWith("minreq::")
                || path.startsWith("attohttpc::");
    }

    private static @Nullable Ty channel(String path) {
        List<String> ends = switch (path) {
            case "std::sync::mpsc::channel" -> List.of("Sender", "Receiver");
            case "std::sync::mpsc::sync_channel" -> List.of("SyncSender", "Receiver");
            case "tokio::sync::mpsc::channel",
                    "tokio::sync::oneshot::channel",
                    "tokio::sync::watch::channel",
                    "tokio::sync::broadcast::channel" -> List.of("Sender", "Receiver");
            case "tokio::sync::mpsc::unbounded_channel" -> List.of("UnboundedSender", "UnboundedReceiver");
            case "crossbeam_channel::bounded",
                    "crossbeam_channel::unbounded",
                    "crossbeam::channel::bounded",
                    "crossbeam::channel::unbounded",
                    "flume::bounded",
                    "flume::unbounded" -> List.of("Sender", "Receiver");
            default -> List.of();
        };
        if (ends.isEmpty()) {
            return null;
        }
        String module = path.substring(0, path.lastIndexOf("::") + 2);
        return new Ty("()", Arrays.asList(Ty.of(module + ends.get(0)), Ty.of(module + ends.get(1))));
    }

    /** What a method gives whose receiver, looked through pointers, is of a type; null if unknown. */
    static @Nullable Ty method(@Nullable Ty on, String method) {
        if (on == null) {
            return null;
        }
        boolean wrapped = on.is("Option") || on.is("Result") || on.is("PoisonError");
        if (wrapped && INNER.contains(method)) {
            return on.arg(0);
        }
        if (wrapped && method.equals("ok")) {
            return Ty.of("Option", on.arg(0));
        }
        if (ELEMENT.contains(method) && !wrapped) {
            Ty element = element(on);
            return element == null ? null : Ty.of("Option", element);
        }
        if ((on.is("OnceLock") || on.is("OnceCell")) && method.startsWith("get_or")) {
            return on.arg(0);
        }
        return switch (on.head()) {
            case "std::thread::Builder" ->
                method.equals("spawn") ? Ty.of("Result", Ty.of("std::thread::JoinHandle")) : on;
            case "std::process::Command" -> method.equals("spawn") ? Ty.of("Result", Ty.of("std::process::Child")) : on;
            case "tokio::runtime::Builder" ->
                method.startsWith("build") ? Ty.of("Result", Ty.of("tokio::runtime::Runtime")) : on;
            case "tokio::runtime::Runtime" -> method.equals("handle") ? Ty.of("tokio::runtime::Handle") : null;
            case "std::fs::OpenOptions" -> method.equals("open") ? Ty.of("Result", Ty.of("std::fs::File")) : on;
            default ->
                http(on.head() + "::") || SAME.contains(method)
                        ? on
                        : method.equals("try_clone") ? Ty.of("Result", on) : null;
        };
    }

    /** What an index, {@code get} or a loop gives. */
    static @Nullable Ty element(@Nullable Ty of) {
        Ty target = Ty.target(of);
        if (target == null) {
            return null;
        }
        return switch (target.head()) {
            case "Vec", "VecDeque", "Option", "OnceLock", "OnceCell" -> target.arg(0);
            case "HashMap", "BTreeMap", "DashMap" -> target.arg(1);
            default -> null;
        };
    }
}
