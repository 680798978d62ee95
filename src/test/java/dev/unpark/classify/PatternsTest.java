package dev.unpark.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatternsTest {
    @Test
    void aStarIsOneSegmentAndTwoAreAny() {
        assertFits(true, "a::*::b", "a::x::b");
        assertFits(false, "a::*::b", "a::b");
        assertFits(false, "a::*::b", "a::x::y::b");
        assertFits(true, "a::**::b", "a::b");
        assertFits(true, "a::**::b", "a::x::y::b");
        assertFits(false, "a::**::b", "a::x::y");
    }

    @Test
    void aSegmentMayEndInAStar() {
        assertFits(true, "a::park*", "a::park_timeout");
        assertFits(true, "a::park*", "a::park");
        assertFits(false, "a::park*", "a::unpark");
        assertFits(true, "futex*", "futex_wait");
    }

    @Test
    void aStarInsideASegmentIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Patterns<String>().add("a::lock_*_slow", "never"));
    }

    @Test
    void closuresAtTheEndDoNotCountAndImplBlocksDo() {
        assertFits(true, "a::run", "a::run::{{closure}}::{{closure}}");
        assertFits(true, "a::{impl}::poll", "a::{impl#6}::poll::{{closure}}");
        assertFits(false, "a::T::poll", "a::{impl#6}::poll");
        assertFits(true, "a::T::poll", "<a::T as core::future::future::Future>::poll");
    }

    @Test
    void functionsOfCAreKnownByTheNamePeopleUse() {
        assertEquals("clock_nanosleep", Patterns.plainC("__GI___clock_nanosleep"));
        assertEquals("recv", Patterns.plainC("__libc_recv"));
        assertEquals("open", Patterns.plainC("__libc_open64"));
        assertEquals("pthread_cond_wait", Patterns.plainC("pthread_cond_wait@@GLIBC_2.3.2"));
        assertEquals("read", Patterns.plainC("read$NOCANCEL"));
        assertEquals("NtDelayExecution", Patterns.plainC("ntdll!NtDelayExecution"));
        assertEquals("libc_start_main_impl", Patterns.plainC("__libc_start_main_impl"));
        assertEquals("__rust_try", Patterns.plainC("__rust_try"));
    }

    private static void assertFits(boolean expected, String pattern, String name) {
        Patterns<String> patterns = new Patterns<>();
        patterns.add(pattern, "found");
        List<String> found = patterns.matches(FunctionPath.of(name));
        assertEquals(expected ? List.of("found") : List.of(), found, pattern + " on " + name);
    }
}
