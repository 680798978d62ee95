package dev.unpark.symbol;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

class RustNamesTest {
    private static final String TABLE = "symbol/names.tsv";
    private static final Path FIXTURES = Path.of("../shared/fixtures");

    /** {@code RAW TAB EXPECTED}; most rows are lines of real dumps. */
    @Test
    void namesOfTheTableComeOutAsWritten() throws IOException {
        StringBuilder actual = new StringBuilder();
        for (String row : tableRows()) {
            String raw = row.split("\t", -1)[0];
            actual.append(row.startsWith("#") ? row : raw + "\t" + RustNames.normalise(raw))
                    .append('\n');
        }
        Golden.check(TABLE, actual.toString());
    }

    @Test
    void namesOfTheTableStayAsTheyAreTheSecondTime() throws IOException {
        for (String row : tableRows()) {
            if (!row.startsWith("#")) {
                String once = RustNames.normalise(row.split("\t", -1)[0]);
                assertEquals(once, RustNames.normalise(once));
            }
        }
    }

    @Test
    void oneFrameHasOneNameInEverySpelling() {
        String name = "tokio::runtime::scheduler::multi_thread::worker::Context::run_task";
        assertAll(Stream.of(
                        name,
                        name + "::h221fdcbf95186912",
                        "<tokio[3d388f6a88d9122b]::runtime::scheduler::multi_thread::worker::Context>::run_task",
                        "<tokio::runtime::scheduler::multi_thread::worker::Context>::run_task (.llvm.123)",
                        "_ZN5tokio7runtime9scheduler12multi_thread6worker7Context8run_task17h221fdcbf95186912E")
                .map(raw -> () -> assertEquals(name, RustNames.normalise(raw))));
    }

    @Test
    void everyKindOfAsyncBodyIsOneComponent() {
        for (String body : List.of(
                "{async_fn#0}",
                "{async_fn_env#12}",
                "{async_block#3}",
                "{async_block_env#3}",
                "{async_closure#1}",
                "{closure#0}",
                "{closure_env#0}<u8, ()>",
                "{closure:inner#2}",
                "{generator#0}",
                "{{closure}}",
                "_$u7b$$u7b$closure$u7d$$u7d$",
                "closure$0",
                "async_fn$0",
                "async_block_env$11")) {
            assertEquals("app::f::{{closure}}::g", RustNames.normalise("app::f::" + body + "::g"), body);
        }
    }

    @Test
    void implementationsKeepTheirNumber() {
        assertEquals("app::{impl#31}::call", RustNames.normalise("app::{impl#31}::call<u8>"));
        assertEquals("app::{impl#31}::call", RustNames.normalise("app::impl$31::call<u8>"));
    }

    @Test
    void nameThatWasLeftOutIsUnknown() {
        assertEquals("??", RustNames.normalise(""));
    }

    @Test
    void unknownNamesAreLeftAlone() {
        for (String raw : List.of("??", "<unknown>", "<signal handler called>", "main", "_ZN", "_ZN9a", "_Z3fooi")) {
            assertEquals(raw, RustNames.normalise(raw));
        }
    }

    @Test
    void cutOrCrookedNamesDoNotThrowAndHugeOnesDoNotOverflow() {
        String odd = "<>[]{}$:.-' _ZNh0123456789abcdefE(as)impl,&uLTGT#RIBKDFSMXYCvt";
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder raw =
                    new StringBuilder(List.of("", "_ZN", "_RNvC3app").get(round % 3));
            for (int i = random.nextInt(30); i > 0; i--) {
                raw.append(odd.charAt(random.nextInt(odd.length())));
            }
            String name = RustNames.normalise(raw.toString());
            RustNames.crateOf(name);
            RustNames.typeArguments(raw.toString(), "a");
        }
        String deep = "<".repeat(50_000) + "a" + ">".repeat(50_000);
        assertTrue(RustNames.normalise(deep).length() > 0);
        assertEquals("a::f", RustNames.normalise("a" + deep + "::f"));
        for (String unit : List.of("<", "a<", "{", "$1", "::h0123456789abcdef", "[", "a[1f]", "<a>::", "'<'", "->")) {
            String hostile = unit.repeat(100_000);
            assertTrue(RustNames.normalise(hostile).length() <= hostile.length(), unit);
        }
    }

    @Test
    void crateIsTheFirstSegmentOrThatOfTheSelfType() {
        assertEquals("tokio", RustNames.crateOf("tokio[3d388f6a88d9122b]::runtime::blocking::pool::Inner::run"));
        assertEquals("auth_service", RustNames.crateOf("auth_service::permissions::allowed::{{closure}}"));
        assertEquals("app", RustNames.crateOf("<app::X<T> as core::future::future::Future>::poll"));
        assertEquals("core", RustNames.crateOf("<&mut F as core::future::future::Future>::poll"));
        assertEquals("app", RustNames.crateOf("<alloc::boxed::Box<F> as app::Handler>::call"));
        assertEquals("alloc", RustNames.crateOf("<alloc::boxed::Box<F,A> as core::ops::function::FnOnce<()>>::call"));
        assertEquals("app", RustNames.crateOf("<&mut app::Reader as std::io::Read>::read"));
        assertEquals("core", RustNames.crateOf("core::fmt::num::<impl core::fmt::Debug for u32>::fmt"));
        assertEquals("", RustNames.crateOf("epoll_wait"));
        assertEquals("", RustNames.crateOf("??"));
        assertEquals("", RustNames.crateOf(""));
    }

    @Test
    void typeArgumentIsReadWithBalancedBrackets() {
        assertEquals(
                "auth_service::permissions::RoleTable",
                RustNames.typeArgument(
                        "std::sync::poison::mutex::Mutex<auth_service::permissions::RoleTable>::lock<auth_service::X>",
                        "Mutex"));
        assertEquals(
                "app::Map<u8, fn() -> app::V>",
                RustNames.typeArgument("<std[1f]::sync::Mutex<app[2a]::Map<u8, fn() -> app[2a]::V>>>::lock", "Mutex"));
        assertEquals("T", RustNames.typeArgument("std::sync::mutex::Mutex$LT$T$GT$::lock::h0123456789abcdef", "Mutex"));
        assertEquals("u8", RustNames.typeArgument("app::Mutex::<u8>::lock", "Mutex"));
        assertNull(RustNames.typeArgument("app::RawMutex<u8>::lock", "Mutex"));
        assertNull(RustNames.typeArgument("app::Mutex::lock", "Mutex"));
        assertNull(RustNames.typeArgument("app::Mutex<alloc::vec::Vec<u8", "Mutex"));
    }

    @Test
    void typeArgumentOfARawV0SymbolIsDemangled() {
        assertEquals(
                "app::Table",
                RustNames.typeArgument("_RNvMNtNtC3std4sync5mutexINtB2_5MutexNtC3app5TableE4lock", "Mutex"));
        assertEquals(
                "dyn for<'a> core::Fn<(&'a str,), Output = u32>",
                RustNames.typeArgument("_RINvC3app1fDG_INtC4core2FnTRL0_eEEp6OutputmEL_E", "f"));
        assertEquals(
                List.of("[u8; 16]", "unsafe extern \"C\" fn(*const i8, ...) -> !", "-3", "&mut (f64, bool)"),
                RustNames.typeArguments("_RINvC3app1fAhj10_FUKCPavEzKln3_QTdbEE", "f"));
    }

    @Test
    void typeArgumentsAreCutAtTheirOwnCommas() {
        assertEquals(
                List.of("parking_lot::raw_mutex::RawMutex", "app::Pair<u8, (i32, i64)>"),
                RustNames.typeArguments(
                        "lock_api::mutex::Mutex<parking_lot::raw_mutex::RawMutex, app::Pair<u8, (i32, i64)>>::lock",
                        "Mutex"));
        assertEquals(List.of(), RustNames.typeArguments("app::Mutex::lock", "Mutex"));
    }

    static boolean fixturesArePresent() {
        return Files.isDirectory(FIXTURES);
    }

    /** Names of every gdb, eu-stack and backtrace frame of the captures. */
    @Test
    @EnabledIf("fixturesArePresent")
    void namesOfAllCapturesLoseHashesAndGenericsAndStayTheSecondTime() throws IOException {
        Pattern frame = Pattern.compile("^(?:#\\d+ +(?:0x[0-9a-f]+ (?:in |- 1 )?)?| +\\d+: +(?:0x[0-9a-f]+ - )?)(.+)$");
        Predicate<String> generics = Pattern.compile("[\\w}\\])]<").asPredicate();
        Predicate<String> hash = Pattern.compile(
                        "::h[0-9a-f]{16}$|\\w\\[[0-9a-f]{5,16}\\]|\\{(async|closure)[^}]*#|\\.llvm\\.|\\$(LT|u)")
                .asPredicate();
        List<String> deviations = new ArrayList<>();
        int names = 0;
        for (Path file : captures()) {
            for (String line : Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                Matcher found = frame.matcher(line);
                if (found.matches()) {
                    names++;
                    String name = RustNames.normalise(withoutArguments(found.group(1)));
                    if (generics.test(name) || hash.test(name) || !name.equals(RustNames.normalise(name))) {
                        deviations.add(file + ": " + line + "\n  " + name);
                    }
                }
            }
        }
        assertEquals(List.of(), deviations);
        assertTrue(names > 30_000, names + " names seen");
    }

    /** eu-stack prints v0 symbols as they stand, gdb demangles them: at one address both must come to one name. */
    @Test
    @EnabledIf("fixturesArePresent")
    void v0SymbolsOfEuStackComeToTheNamesOfGdb() throws IOException {
        Pattern gdb = Pattern.compile("^#\\d+ +0x([0-9a-f]+) in (.+)$");
        Pattern euStack = Pattern.compile("^#\\d+ +0x([0-9a-f]+) (?:- 1 )?(_R\\w+)(?:\\.llvm\\.\\d+)?$");
        List<String> deviations = new ArrayList<>();
        int compared = 0;
        for (Path file : captures()) {
            Path other = file.resolveSibling(file.getFileName().toString().replace("gdb-bt.", "eu-stack."));
            if (file.getFileName().toString().equals("release-v0-gdb-bt.txt") && Files.exists(other)) {
                Map<String, String> names = new HashMap<>();
                Files.readAllLines(file).stream()
                        .map(gdb::matcher)
                        .filter(Matcher::matches)
                        .forEach(m -> names.put(m.group(1), RustNames.normalise(withoutArguments(m.group(2)))));
                for (String line : Files.readAllLines(other)) {
                    Matcher found = euStack.matcher(line);
                    if (found.matches() && names.containsKey(found.group(1))) {
                        compared++;
                        String name = RustNames.normalise(found.group(2));
                        if (!name.equals(names.get(found.group(1)))) {
                            deviations.add(
                                    file + ": " + found.group(2) + "\n  " + name + "\n  " + names.get(found.group(1)));
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), deviations.stream().limit(5).toList());
        assertTrue(compared > 300, compared + " compared");
    }

    private static List<Path> captures() throws IOException {
        try (Stream<Path> files = Files.walk(FIXTURES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        boolean stack = name.contains("gdb") || name.contains("stderr") || name.startsWith("panic-");
                        return stack && name.endsWith(".txt") && !name.contains("info-threads");
                    })
                    .sorted()
                    .toList();
        }
    }

    /** Cuts gdb's {@code  (args) at file}: the first blank and bracket outside of any bracket. */
    private static String withoutArguments(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && depth == 0 && text.startsWith(" (", i)) {
                return text.substring(0, i);
            }
            if (c == '<' || c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}' || (c == '>' && text.charAt(i - 1) != '-')) {
                depth--;
            }
        }
        return text;
    }

    private static List<String> tableRows() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources", TABLE));
    }
}
