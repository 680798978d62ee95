package dev.unpark.source.uses;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UseScanTest {
    private static final Map<String, String> NAMES = Map.of("tokio", "tokio", "tk", "tokio");

    @Test
    void pathsImportsAndMacrosCount() {
        assertEquals(
                List.of(
                        "1 tokio::net::TcpListener",
                        "1 tokio::sync::mpsc",
                        "1 tokio::sync::oneshot::Sender",
                        "1 tokio::time",
                        "3 tokio::time::sleep",
                        "4 tokio::select",
                        "4 tokio::fs::read",
                        "5 tokio::io::AsyncReadExt"),
                uses("""
                        use tokio::{net::TcpListener, sync::{mpsc, oneshot::Sender as Tx}, time};
                        async fn f() {
                            time::sleep(d).await;
                            tokio::select! { x = ::tokio::fs::read(p) => {} }
                            <tokio::io::AsyncReadExt as T>::read::<tokio>(a);
                        }
                        """));
    }

    @Test
    void commentsAndStringsAndOthersPathsDoNot() {
        assertEquals(List.of("9 tokio::time::sleep"), uses("""
                        // tokio::net::a()
                        /* /* tokio::net::a() */ tokio::net::b() */
                        const A: &str = "tokio::net::c";
                        const B: &str = r#"a" tokio::net::d "#;
                        const C: u8 = b'"'; const D: char = '"'; const E: &'static str = "\\" tokio::net::e";
                        fn f() { other::tokio::net::f(); self.tokio::<u8>(); crate::tokio::net::g(); tokio; }
                        struct tokio_util; fn g() { tokio_util::net::h(); r#match::tokio::x() }

                        async fn h() { tokio::time::sleep(d).await; }
                        """));
    }

    @Test
    void otherNamesOfTheCrateAndOfItsPartsAreFollowed() {
        assertEquals(
                List.of(
                        "1 tokio::runtime::Builder",
                        "2 tokio::task::spawn_blocking",
                        "3 tokio::runtime::Builder::new_multi_thread",
                        "3 tokio::task::spawn_blocking::x"),
                uses("""
                        use tk::runtime::Builder as B;
                        use tk::task::spawn_blocking;
                        fn f() { B::new_multi_thread(); spawn_blocking::x(); }
                        """));
    }

    @Test
    void anAmbiguousNameIsNotGuessed() {
        assertEquals(
                List.of("1 tokio::io"),
                uses("mod a { use tokio::io; } mod b { use std::io; fn f() { io::stdin(); } }"));
    }

    @Test
    void whatTheFileCallsTokioItselfIsNotTokio() {
        assertEquals(List.of(), uses("use shim::tokio; fn f() { tokio::time::sleep(); }"));
        assertEquals(List.of(), uses("mod tokio {} fn f() { tokio::time::sleep(); }"));
    }

    @Test
    void attributesHaveTheirArguments() {
        assertEquals(
                List.of(
                        "1 #tokio::main flavor=\"current_thread\"",
                        "3 #tokio::test  TEST",
                        "4 tokio::time::sleep TEST"),
                uses("""
                        #[tokio::main(flavor = "current_thread")]
                        async fn main() {}
                        #[tokio::test]
                        async fn t() { tokio::time::sleep(); }
                        """));
    }

    @Test
    void gatesAreSeen() {
        assertEquals(
                List.of(
                        "1 tokio::net::A SOMETIMES",
                        "2 tokio::net::B TEST",
                        "3 tokio::net::C",
                        "4 tokio::net::D SOMETIMES",
                        "5 tokio::net::E",
                        "6 tokio::net::F"),
                uses("""
                        #[cfg(feature = "x")] use tokio::net::A;
                        #[cfg(test)] mod tests { fn f() { let a = [1]; tokio::net::B::x(); } }
                        fn g() { tokio::net::C::x(); }
                        macro_rules! m { () => { tokio::net::D::x() } }
                        #[cfg(not(test))] fn h() { tokio::net::E::x(); }
                        #[derive(Debug)] struct S(tokio::net::F::X);
                        """.replace("::x()", "").replace("::X", "")));
        FileUses uses = UseScan.of("#[cfg(test)]\n#[allow(x)]\nmod tests;", NAMES);
        assertEquals(List.of(new FileUses.GatedModule("tests", Gate.TEST)), uses.gatedModules());
        assertEquals(List.of("2 tokio::net::A SOMETIMES"), uses("#![cfg(unix)]\nuse tokio::net::A;"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#[cfg(a)]{",
                "#[cfg(a)] a ",
                "use a::{",
                "tokio::",
                "'",
                "\"",
                "r#\"",
                "/*",
                "#[",
                "(",
                "#[tokio::main(",
                "use tokio::{a,",
                "mod ",
                "macro_rules! a {",
                "b'\\"
            })
    void nastyTextIsGoneThroughOnce(String piece) {
        assertDoesNotThrow(() -> UseScan.of(piece.repeat(100_000), NAMES));
    }

    private static List<String> uses(String text) {
        return UseScan.of(text, NAMES).uses().stream()
                .map(u -> u.line() + " " + (u.attribute() ? "#" + u.path() + " " + u.arguments() : u.path())
                        + (u.gate() == Gate.ALWAYS ? "" : " " + u.gate()))
                .toList();
    }
}
