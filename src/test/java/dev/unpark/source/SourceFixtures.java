package dev.unpark.source;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.file.Path;
import java.util.List;

/** Trees that several tests open. */
final class SourceFixtures {
    static final Path FIXTURES = Path.of("src/test/resources/fixtures/source");
    static final Path AUTH_SERVICE = Path.of("samples/silent-hang/auth-service");
    static final Path REPORT_RUNNER = Path.of("samples/nested-runtime/report-runner");
    static final Path WORKSPACE = FIXTURES.resolve("workspace");
    static final Path SYNTAX = FIXTURES.resolve("syntax");

    private SourceFixtures() {}

    static Sources open(Path... roots) throws Refused {
        return Sources.open(List.of(roots), JobContext.NONE);
    }
}
