package dev.unpark.parse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The folders {@code fixtures/formats/FORMAT/CASE}, each with an {@code input.txt} or {@code input.txt.gz}. */
final class FormatFixtures {
    private static final String ROOT = "fixtures/formats";

    private FormatFixtures() {}

    record Case(String format, String name, String text) {
        String expected() {
            return ROOT + "/" + format + "/" + name + "/expected.txt";
        }

        @Override
        public String toString() {
            return format + "/" + name;
        }
    }

    static List<Case> of(EvidenceFormat format) {
        Path folder = Path.of("src/test/resources", ROOT, format.id());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> cases = Files.list(folder)) {
            return cases.sorted()
                    .map(c -> new Case(format.id(), c.getFileName().toString(), text(c)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path folder) {
        Path plain = folder.resolve("input.txt");
        try {
            if (Files.exists(plain)) {
                return Files.readString(plain);
            }
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve("input.txt.gz")))) {
                return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
