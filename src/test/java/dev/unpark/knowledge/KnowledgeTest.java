package dev.unpark.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnowledgeTest {
    private final Knowledge knowledge = Knowledge.load();

    @Test
    void topicsAreSortedAndFoundByRule() {
        List<String> rules = knowledge.topics().stream().map(Topic::rule).toList();
        assertEquals(rules.stream().sorted().toList(), rules);
        assertTrue(knowledge.topic("worker.blocked-by-lock").isPresent());
        assertEquals(Optional.empty(), knowledge.topic("worker.of-the-month"));
    }

    @Test
    void everyTopicSaysWhyWhatToDoAndHowToProveIt() {
        for (Topic topic : knowledge.topics()) {
            assertFalse(topic.title().endsWith("."), topic.rule());
            assertTrue(topic.what().endsWith("."), topic.rule());
            assertTrue(topic.why().endsWith("."), topic.rule());
            assertFalse(topic.fix().isEmpty(), topic.rule());
            assertFalse(topic.proof().isEmpty(), topic.rule());
            assertFalse(topic.pitfalls().isEmpty(), topic.rule());
            Stream.of(topic.fix(), topic.proof(), topic.pitfalls(), topic.corrected())
                    .flatMap(List::stream)
                    .forEach(s -> assertTrue(s.endsWith("."), topic.rule() + ": " + s));
        }
    }

    @Test
    void topicsAreFoundInsideAJarToo(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("unpark.jar");
        pack(Path.of("target/classes"), jar);
        // Jackson comes from the class path of the test, the topics and their reader from the jar.
        try (URLClassLoader loader = new OnlyFromJar(jar.toUri().toURL())) {
            Class<?> packed = loader.loadClass(Knowledge.class.getName());
            assertEquals(loader, packed.getClassLoader());
            Object loaded = packed.getMethod("load").invoke(null);
            Method topics = packed.getMethod("topics");
            assertEquals(knowledge.topics().toString(), assertNotNullString(topics.invoke(loaded)));
        }
    }

    private static String assertNotNullString(Object value) {
        assertNotNull(value);
        return value.toString();
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.sorted().toList()) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (name.startsWith("assets/fonts") || name.isEmpty()) {
                    continue;
                }
                zip.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (!Files.isDirectory(file)) {
                    Files.copy(file, zip);
                }
                zip.closeEntry();
            }
        }
    }

    /** Takes the knowledge package from the jar, the rest from the test's own loader. */
    private static final class OnlyFromJar extends URLClassLoader {
        OnlyFromJar(URL jar) {
            super(new URL[] {jar}, KnowledgeTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.unpark.knowledge.")) {
                Class<?> known = findLoadedClass(name);
                return known != null ? known : findClass(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            URL own = findResource(name);
            return own != null ? own : super.getResource(name);
        }
    }
}
