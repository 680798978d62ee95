package dev.unpark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script in a project of its own, with a java and an mvn that only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "unpark.cmd is another script")
class LauncherScriptTest {
    private static final String JAVA = """
            #!/bin/sh
            printf 'java:'
            for a in "$@"; do printf ' [%s]' "$a"; done
            echo
            """;

    /** Leaves what Maven would leave, and counts its calls. */
    private static final String MAVEN = """
            #!/bin/sh
            root=$(dirname "$4")
            echo "$*" >>"$root/mvn-calls"
            [ ! -f "$root/broken" ] || { echo '[ERROR] Main.java:[3,1] no such thing'; exit 1; }
            mkdir -p "$root/target/classes/dev/unpark"
            : >"$root/target/classes/dev/unpark/Launcher.class"
            printf '%s' "$root/lib/a.jar:$root/lib/b.jar" >"$root/target/runtime-classpath.txt"
            """;

    private record Ran(int code, String out, String err) {}

    @TempDir
    private Path folder;

    private Path root;
    private Path jdk;

    @BeforeEach
    void project() throws IOException {
        folder = folder.toRealPath();
        root = Files.createDirectories(folder.resolve("a project with blanks"));
        jdk = folder.resolve("jdk 25");
        for (String name : List.of("src/main/java", "assets", "lib", "packaging")) {
            Files.createDirectories(root.resolve(name));
        }
        for (String name : List.of("pom.xml", "lib/a.jar", "lib/b.jar", "src/main/java/Main.java")) {
            Files.writeString(root.resolve(name), "");
        }
        makeOld();
        Files.copy(Path.of("packaging/unpark"), root.resolve("packaging/unpark"));
        executable(root.resolve("packaging/unpark"), null);
        jdk("25", jdk);
        executable(folder.resolve("tools/mvn"), MAVEN);
    }

    /** So that the stamp of a build is newer even where the file system counts whole seconds. */
    private void makeOld() throws IOException {
        try (var files = Files.walk(root)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
            }
        }
    }

    private static void jdk(String version, Path home) throws IOException {
        executable(home.resolve("bin/java"), JAVA);
        executable(home.resolve("bin/javac"), JAVA);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + ".0.1\"\n");
    }

    private static void executable(Path file, @Nullable String script) throws IOException {
        if (script != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, script);
        }
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ran run(Map<String, String> environment, Path script, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
        builder.environment().put("HOME", folder.resolve("home").toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        int code = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(code, Files.readString(out), Files.readString(err));
    }

    private Ran run(String... args) throws Exception {
        return run(Map.of(), root.resolve("packaging/unpark"), args);
    }

    private long builds() throws IOException {
        Path calls = root.resolve("mvn-calls");
        return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
    }

    @Test
    void buildsOnceWithOneLineAndPassesArgumentsUntouched() throws Exception {
        Ran first = run("threads", "a b.txt", "--json");
        assertEquals(0, first.code(), first.err());
        assertEquals(1, first.err().lines().count(), first.err());
        assertTrue(first.out().contains("[" + root + "/target/classes:" + root + "/lib/a.jar:" + root + "/lib/b.jar]"));
        assertTrue(first.out().endsWith(" [dev.unpark.Launcher] [threads] [a b.txt] [--json]\n"), first.out());
        Ran second = run("threads", "a b.txt", "--json");
        assertEquals("", second.err());
        assertEquals(first.out(), second.out());
        assertEquals(1, builds());
    }

    @Test
    void buildsAgainWhenASourceIsNewerOrGoneOrALibraryIsMissing() throws Exception {
        run("formats");
        Path source = root.resolve("src/main/java/Main.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        run("formats");
        assertEquals(2, builds());
        makeOld();
        run("formats");
        Files.delete(source);
        Files.setLastModifiedTime(
                source.getParent(), FileTime.from(Instant.now().plusSeconds(60)));
        long before = builds();
        run("formats");
        assertEquals(before + 1, builds());
        makeOld();
        run("formats");
        before = builds();
        Files.delete(root.resolve("lib/b.jar"));
        run("formats");
        assertEquals(before + 1, builds());
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("tools/unpark"), Path.of("../up link"));
        Files.createSymbolicLink(folder.resolve("up link"), root.resolve("packaging/unpark"));
        Ran ran = run(Map.of(), link, "formats");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().contains("[" + root + "/target/classes:"), ran.out());
    }

    @Test
    void ownOptionsOfTheJvmComeLast() throws Exception {
        Ran ran = run(Map.of("UNPARK_JAVA_OPTS", "-Xmx9g -Dx=y"), root.resolve("packaging/unpark"), "report");
        assertTrue(ran.out().contains(" [-Xmx9g] [-Dx=y] [-cp] "), ran.out());
    }

    /** A java that makes the cache when it is asked to, and a jar tool. */
    private void canMakeTheCache() throws IOException {
        executable(jdk.resolve("bin/java"), """
                #!/bin/sh
                for a in "$@"; do
                    case $a in -XX:AOTCacheOutput=*) : >"${a#*=}" ;; esac
                done
                """ + JAVA.substring(JAVA.indexOf('\n') + 1));
        executable(jdk.resolve("bin/jar"), "#!/bin/sh\n: >\"$3\"\n");
    }

    @Test
    void startsFromTheCacheOnceItHasOne() throws Exception {
        canMakeTheCache();
        Ran ran = run("threads", "dump.txt");
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.out().contains("[-XX:AOTCache=" + root + "/target/unpark.aot]"), ran.out());
        assertTrue(ran.out().contains("[" + root + "/target/unpark.jar:" + root + "/lib/a.jar:"), ran.out());
        assertTrue(ran.out().endsWith(" [dev.unpark.Launcher] [threads] [dump.txt]\n"), ran.out());
    }

    @Test
    void classesThatAreNewerThanTheCacheGoBeforeIt() throws Exception {
        canMakeTheCache();
        run("formats");
        Path compiled = root.resolve("target/classes/dev/unpark/Launcher.class");
        Files.setLastModifiedTime(compiled, FileTime.from(Instant.now().plusSeconds(60)));
        Ran ran = run("formats");
        assertEquals("", ran.err());
        assertTrue(ran.out().contains("[" + root + "/target/classes:"), ran.out());
    }

    @Test
    void aLargeFileGetsTheSecondCompiler() throws Exception {
        Path large = folder.resolve("a large dump.txt");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(17 << 20);
        }
        String firstOnly = "[-XX:TieredStopAtLevel=1]";
        assertTrue(run("threads", root.resolve("pom.xml").toString()).out().contains(firstOnly));
        assertFalse(run("threads", "--json", large.toString()).out().contains(firstOnly));
    }

    @Test
    void failedBuildShowsItsCauseAndIsTriedAgain() throws Exception {
        Files.writeString(root.resolve("broken"), "");
        Ran ran = run("formats");
        assertEquals(1, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("Main.java:[3,1] no such thing"), ran.err());
        assertTrue(ran.err().contains("unpark-build.log"), ran.err());
        Files.delete(root.resolve("broken"));
        assertEquals(0, run("formats").code());
    }

    @Test
    void olderJavaHomeIsPassedOverForANewerJavaOnThePath() throws Exception {
        Path old = folder.resolve("jdk-17");
        jdk("17", old);
        Files.createSymbolicLink(folder.resolve("tools/java"), jdk.resolve("bin/java"));
        Ran ran = run(Map.of("JAVA_HOME", old.toString()), root.resolve("packaging/unpark"), "formats");
        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("java: "), ran.out());
    }

    @Test
    void withoutMavenItSaysSoInOneLine() throws Exception {
        Files.delete(folder.resolve("tools/mvn"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : List.of("dirname", "readlink", "sed", "head", "cat", "find", "mkdir", "rm", "sleep")) {
            Path real = Files.exists(Path.of("/bin", tool)) ? Path.of("/bin", tool) : Path.of("/usr/bin", tool);
            executable(bin.resolve(tool), "#!/bin/sh\nexec " + real + " \"$@\"\n");
        }
        Ran ran = run(Map.of("PATH", bin.toString()), root.resolve("packaging/unpark"), "formats");
        assertEquals(1, ran.code());
        assertEquals(1, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("apt-get install maven"), ran.err());
    }

    @Test
    void concurrentStartsBuildOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ProcessBuilder builder =
                    new ProcessBuilder(root.resolve("packaging/unpark").toString(), "formats");
            builder.environment().put("PATH", folder.resolve("tools") + ":/usr/bin:/bin");
            builder.environment().put("JAVA_HOME", jdk.toString());
            processes.add(builder.redirectErrorStream(true).start());
        }
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), said);
            assertTrue(said.contains("[dev.unpark.Launcher] [formats]"), said);
        }
        assertEquals(1, builds());
    }

    @Test
    void lockOfAKilledBuildIsCleared() throws Exception {
        Path lock = Files.createDirectories(root.resolve("target/unpark.lock"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), gone.pid() + "\n");
        assertEquals(0, run("formats").code());
        assertTrue(Files.notExists(lock));
    }
}
