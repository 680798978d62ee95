package dev.unpark.findings.rules;

import dev.unpark.findings.Analyser;
import dev.unpark.model.Analysis;
import dev.unpark.model.Evidence;
import dev.unpark.model.Input;
import dev.unpark.parse.Formats;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Evidence read from files and analysed, as the application does it.
 *
 * @param files where each input's text lies
 */
record Case(Evidence evidence, List<Path> files, Sources sources, Analysis analysis) {
    private static final Formats FORMATS = Formats.load();
    private static final Analyser ANALYSER = Analyser.standard();

    /** A folder with {@code *.txt} and {@code *.txt.gz} to read, and a source tree below {@code source} if there is one. */
    static Case folder(Path folder, Path scratch) throws IOException, Refused {
        List<Path> texts = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".gz")) {
                    texts.add(unpacked(file, scratch.resolve(name.substring(0, name.length() - 3))));
                } else if (name.endsWith(".txt") && !name.equals("expected.txt")) {
                    texts.add(file);
                }
            }
        }
        Path source = folder.resolve("source");
        return read(texts, Files.isDirectory(source) ? List.of(source) : List.of());
    }

    static Case read(List<Path> texts, List<Path> sourceRoots) throws Refused {
        return read(
                texts,
                sourceRoots,
                sourceRoots.isEmpty() ? Sources.none() : Sources.open(sourceRoots, JobContext.NONE));
    }

    /** With sources that were opened before. */
    static Case read(List<Path> texts, List<Path> sourceRoots, Sources sources) throws Refused {
        List<Input> inputs = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (Path text : texts) {
            for (Input input : FORMATS.read(text, text.getFileName().toString(), JobContext.NONE)) {
                inputs.add(input);
                files.add(text);
            }
        }
        Evidence evidence =
                new Evidence(inputs, sourceRoots.stream().map(Path::toString).toList(), List.of());
        return new Case(evidence, files, sources, ANALYSER.analyse(evidence, sources, JobContext.NONE));
    }

    private static Path unpacked(Path from, Path to) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(from))) {
            Files.write(to, in.readAllBytes());
        }
        return to;
    }
}
