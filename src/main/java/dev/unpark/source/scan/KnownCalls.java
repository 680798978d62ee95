package dev.unpark.source.scan;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of std and of well-known crates that block, by their full path; methods stand below their type. */
final class KnownCalls {
    private static final Set<String> STD_SOCKETS = Set.of(
            "std::net::TcpStream",
            "std::net::TcpListener",
            "std::net::UdpSocket",
            "std::os::unix::net::UnixStream",
            "std::os::unix::net::UnixListener",
            "std::os::unix::net::UnixDatagram");

    private static final Set<String> SOCKET_WAITS = Set.of(
            "connect",
            "connect_timeout",
            "read",
            "read_exact",
            "read_to_end",
            "read_to_string",
            "peek",
            "accept",
            "incoming",
            "recv",
            "recv_from",
            "write",
            "write_all",
            "read_line");

    private static final Set<String> CHANNELS =
            Set.of("std::sync::mpsc", "crossbeam_channel", "crossbeam::channel", "flume", "std::sync::mpmc");

    private static final Map<String, Blocks> CALLS = Map.ofEntries(
            Map.entry("std::thread::sleep", Blocks.SLEEP),
            Map.entry("std::thread::sleep_ms", Blocks.SLEEP),
            Map.entry("std::thread::park", Blocks.PARK),
            Map.entry("std::thread::park_timeout", Blocks.PARK),
            Map.entry("std::thread::JoinHandle::join", Blocks.JOIN),
            Map.entry("std::process::Command::output", Blocks.PROCESS),
            Map.entry("std::process::Command::status", Blocks.PROCESS),
            Map.entry("std::process::Child::wait", Blocks.PROCESS),
            Map.entry("std::process::Child::wait_with_output", Blocks.PROCESS),
            Map.entry("std::sync::Barrier::wait", Blocks.BARRIER),
            Map.entry("std::sync::mpsc::SyncSender::send", Blocks.SEND),
            Map.entry("std::io::Stdin::read_line", Blocks.STDIN),
            Map.entry("std::net::ToSocketAddrs::to_socket_addrs", Blocks.DNS),
            Map.entry("reqwest::blocking::get", Blocks.HTTP),
            Map.entry("tokio::runtime::Runtime::new", Blocks.RUNTIME),
            Map.entry("tokio::runtime::Builder::build", Blocks.RUNTIME),
            Map.entry("tokio::runtime::Builder::build_local", Blocks.RUNTIME),
            Map.entry("tokio::runtime::Runtime::block_on", Blocks.BLOCK_ON),
            Map.entry("tokio::runtime::Handle::block_on", Blocks.BLOCK_ON),
            Map.entry("tokio::task::LocalSet::block_on", Blocks.BLOCK_ON),
            Map.entry("futures::executor::block_on", Blocks.BLOCK_ON),
            Map.entry("futures_executor::block_on", Blocks.BLOCK_ON),
            Map.entry("futures_lite::future::block_on", Blocks.BLOCK_ON),
            Map.entry("pollster::block_on", Blocks.BLOCK_ON),
            Map.entry("smol::block_on", Blocks.BLOCK_ON),
            Map.entry("async_io::block_on", Blocks.BLOCK_ON),
            Map.entry("async_std::task::block_on", Blocks.BLOCK_ON),
            Map.entry("tokio_test::block_on", Blocks.BLOCK_ON),
            Map.entry("async_global_executor::block_on", Blocks.BLOCK_ON));

    private static final Set<String> TOKIO_BLOCKING = Set.of(
            "blocking_recv",
            "blocking_recv_many",
            "blocking_send",
            "blocking_lock",
            "blocking_lock_owned",
            "blocking_read",
            "blocking_write");

    private static final Set<String> OF_CHANNELS = Set.of("recv", "recv_timeout", "recv_deadline", "iter", "into_iter");

    private static final Set<String> CONDVAR = Set.of(
            "wait",
            "wait_while",
            "wait_timeout",
            "wait_timeout_while",
            "wait_for",
            "wait_until",
            "wait_while_for",
            "wait_timeout_ms");

    private static final Set<String> FILE_ACCESS = Set.of(
            "open",
            "create",
            "create_new",
            "read",
            "read_exact",
            "read_to_end",
            "read_to_string",
            "write",
            "write_all",
            "flush",
            "seek",
            "sync_all",
            "sync_data",
            "set_len",
            "metadata");

    private KnownCalls() {}

    /** How a call blocks; null if it is not known to. */
    static @Nullable Blocks of(String path) {
        Blocks known = CALLS.get(path);
        if (known != null) {
            return known;
        }
        int colon = path.lastIndexOf("::");
        String type = colon < 0 ? "" : path.substring(0, colon);
        String name = path.substring(colon < 0 ? 0 : colon + 2);
        if (STD_SOCKETS.contains(type)) {
            return SOCKET_WAITS.contains(name) ? Blocks.SOCKET : name.equals("bind") ? Blocks.SHORT : null;
        }
        if (path.startsWith("std::fs::")) {
            return file(type, name);
        }
        if (OF_CHANNELS.contains(name) && type.endsWith("Receiver")) {
            return CHANNELS.contains(type.substring(0, type.length() - "::Receiver".length())) ? Blocks.RECV : null;
        }
        if (CONDVAR.contains(name) && (type.equals("std::sync::Condvar") || type.equals("parking_lot::Condvar"))) {
            return Blocks.CONDVAR;
        }
        return http(type, name) ? Blocks.HTTP : null;
    }

    private static @Nullable Blocks file(String type, String name) {
        return switch (type) {
            case "std::fs" -> Character.isLowerCase(name.charAt(0)) ? Blocks.SHORT : null;
            case "std::fs::OpenOptions" -> name.equals("open") ? Blocks.SHORT : null;
            case "std::fs::File" -> FILE_ACCESS.contains(name) ? Blocks.SHORT : null;
            default -> null;
        };
    }

    private static boolean http(String type, String name) {
        if (type.startsWith("reqwest::blocking")) {
            return name.equals("send") || name.equals("execute");
        }
        return (type.startsWith("ureq") || type.startsWith("attohttpc") || type.startsWith("minreq"))
                && (name.equals("call") || name.startsWith("send"));
    }

    /** Names that only Tokio's own blocking calls have. */
    static boolean isTokioBlocking(String method) {
        return TOKIO_BLOCKING.contains(method);
    }
}
