package dev.unpark.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Patterns over {@link FunctionPath}s, compiled once: {@code *} is one segment, {@code **} any number, a segment may end
 * in {@code *}. They are looked up by their first segment, so a function of a crate without patterns costs one look-up.
 *
 * @param <T> what a pattern stands for
 */
final class Patterns<T> {
    private record Pattern<T>(List<String> segments, T meaning) {}

    private final Map<String, List<Pattern<T>>> byFirst = new HashMap<>();
    private final List<Pattern<T>> anyFirst = new ArrayList<>();

    /** @throws IllegalArgumentException if a star stands elsewhere than alone or at the end of a segment */
    void add(String pattern, T meaning) {
        List<String> segments = List.of(pattern.split("::"));
        for (String segment : segments) {
            int star = segment.indexOf('*');
            if (star >= 0 && star != segment.length() - 1 && !segment.equals("**")) {
                throw new IllegalArgumentException("star inside a segment: " + pattern);
            }
        }
        Pattern<T> compiled = new Pattern<>(segments, meaning);
        String first = segments.getFirst();
        if (first.endsWith("*")) {
            anyFirst.add(compiled);
        } else {
            byFirst.computeIfAbsent(first, key -> new ArrayList<>()).add(compiled);
        }
    }

    /** What all matching patterns stand for, those with a plain first segment first, each in the order of adding. */
    List<T> matches(FunctionPath path) {
        List<String> segments = segmentsOf(path);
        List<T> found = new ArrayList<>();
        for (Pattern<T> pattern : byFirst.getOrDefault(segments.getFirst(), List.of())) {
            if (matches(pattern.segments(), 0, segments, 0)) {
                found.add(pattern.meaning());
            }
        }
        for (Pattern<T> pattern : anyFirst) {
            if (matches(pattern.segments(), 0, segments, 0)) {
                found.add(pattern.meaning());
            }
        }
        return found;
    }

    private static List<String> segmentsOf(FunctionPath path) {
        return path.isRust() ? path.segments() : List.of(plainC(path.crate()));
    }

    /**
     * A function of libc by the name people know: {@code __GI___clock_nanosleep}, {@code __libc_recv}, {@code
     * pthread_cond_wait@@GLIBC_2.3.2}, {@code epoll_wait$NOCANCEL}, {@code ntdll!NtDelayExecution} and {@code __libc_open64} are
     * seen in dumps for the plain ones.
     */
    static String plainC(String name) {
        String plain = name.substring(name.lastIndexOf('!') + 1);
        int end = plain.indexOf('@');
        end = end < 0 ? plain.indexOf('$') : end;
        plain = end > 0 ? plain.substring(0, end) : plain;
        plain = plain.startsWith("__GI_") ? plain.substring(5) : plain;
        while (plain.startsWith("_") && plain.length() > 1 && !plain.startsWith("__rust")) {
            plain = plain.substring(1);
        }
        plain = plain.startsWith("libc_") && !plain.startsWith("libc_start") ? plain.substring(5) : plain;
        for (String suffix : List.of("_nocancel", "64")) {
            if (plain.endsWith(suffix) && plain.length() > suffix.length()) {
                plain = plain.substring(0, plain.length() - suffix.length());
            }
        }
        return plain;
    }

    private static boolean matches(List<String> pattern, int p, List<String> path, int at) {
        if (p == pattern.size()) {
            return at == path.size();
        }
        String segment = pattern.get(p);
        if (segment.equals("**")) {
            for (int next = at; next <= path.size(); next++) {
                if (matches(pattern, p + 1, path, next)) {
                    return true;
                }
            }
            return false;
        }
        return at < path.size()
                && segmentMatches(/* pattern= */ segment, /* segment= */ path.get(at))
                && matches(pattern, p + 1, path, at + 1);
    }

    private static boolean segmentMatches(String pattern, String segment) {
        return pattern.endsWith("*")
                ? segment.startsWith(pattern.substring(0, pattern.length() - 1))
                : segment.equals(pattern);
    }
}
