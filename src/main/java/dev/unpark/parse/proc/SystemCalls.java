package dev.unpark.parse.proc;

import org.jspecify.annotations.Nullable;

/** Names of the calls in which threads wait, by the numbers that the {@code syscall} file prints: they differ by machine. */
enum SystemCalls {
    /** linux, arch/x86/entry/syscalls/syscall_64.tbl. */
    X86_64 {
        @Override
        @Nullable
        String name(int number) {
            return switch (number) {
                case 0 -> "read";
                case 1 -> "write";
                case 7 -> "poll";
                case 16 -> "ioctl";
                case 19 -> "readv";
                case 20 -> "writev";
                case 23 -> "select";
                case 24 -> "sched_yield";
                case 34 -> "pause";
                case 35 -> "nanosleep";
                case 42 -> "connect";
                case 43 -> "accept";
                case 44 -> "sendto";
                case 45 -> "recvfrom";
                case 46 -> "sendmsg";
                case 47 -> "recvmsg";
                case 61 -> "wait4";
                case 72 -> "fcntl";
                case 73 -> "flock";
                case 74 -> "fsync";
                case 75 -> "fdatasync";
                case 128 -> "rt_sigtimedwait";
                case 202 -> "futex";
                case 219 -> "restart_syscall";
                case 230 -> "clock_nanosleep";
                case 232 -> "epoll_wait";
                case 247 -> "waitid";
                case 257 -> "openat";
                case 270 -> "pselect6";
                case 271 -> "ppoll";
                case 281 -> "epoll_pwait";
                case 288 -> "accept4";
                case 426 -> "io_uring_enter";
                case 441 -> "epoll_pwait2";
                case 449 -> "futex_waitv";
                default -> null;
            };
        }
    },

    /** linux, include/uapi/asm-generic/unistd.h. */
    ARM64 {
        @Override
        @Nullable
        String name(int number) {
            return switch (number) {
                case 22 -> "epoll_pwait";
                case 56 -> "openat";
                case 63 -> "read";
                case 64 -> "write";
                case 72 -> "pselect6";
                case 73 -> "ppoll";
                case 95 -> "waitid";
                case 98 -> "futex";
                case 101 -> "nanosleep";
                case 115 -> "clock_nanosleep";
                case 124 -> "sched_yield";
                case 128 -> "restart_syscall";
                case 137 -> "rt_sigtimedwait";
                case 202 -> "accept";
                case 203 -> "connect";
                case 206 -> "sendto";
                case 207 -> "recvfrom";
                case 211 -> "sendmsg";
                case 212 -> "recvmsg";
                case 242 -> "accept4";
                case 260 -> "wait4";
                case 426 -> "io_uring_enter";
                case 441 -> "epoll_pwait2";
                default -> null;
            };
        }
    },

    /** Not told by what is there. */
    UNKNOWN {
        @Override
        @Nullable
        String name(int number) {
            return null;
        }
    };

    private static final long X86_STACKS_BELOW = 0x0000_8000_0000_0000L;
    private static final long X86_STACKS_FROM = 0x0000_7000_0000_0000L;
    private static final long ARM64_STACKS_BELOW = 0x0001_0000_0000_0000L;

    /** Null for a number that is not in the table. */
    abstract @Nullable String name(int number);

    /** The machine whose threads have their stacks there: x86_64 ends its user half where arm64 begins to stack. */
    static SystemCalls byStackPointer(long pointer) {
        if (pointer >= X86_STACKS_FROM && pointer < X86_STACKS_BELOW) {
            return X86_64;
        }
        return pointer >= X86_STACKS_BELOW && pointer < ARM64_STACKS_BELOW ? ARM64 : UNKNOWN;
    }
}
