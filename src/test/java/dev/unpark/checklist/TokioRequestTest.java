package dev.unpark.checklist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TokioRequestTest {
    @Test
    void everyWayToAskIsRead() {
        assertEquals(
                List.of(
                        new TokioRequest("dependencies", 2, List.of("rt", "net"), false),
                        new TokioRequest("dependencies", 3, List.of("time"), false),
                        new TokioRequest("dev-dependencies", 8, List.of(), false),
                        new TokioRequest("target.'cfg(unix)'.dependencies", 10, List.of("signal"), true),
                        new TokioRequest("build-dependencies", 11, List.of("fs"), false),
                        new TokioRequest("workspace.dependencies", 16, List.of("full"), false),
                        new TokioRequest("dependencies", 18, List.of(), true)),
                read("""
                        [dependencies]
                        tokio = { version = "1", features = ["rt", "net"] } # "fs" is for later
                        tk = { package = "tokio", version = "1", features = [
                            # wheels
                            "time",
                        ] }
                        [dev-dependencies]
                        tokio = "1"
                        [target.'cfg(unix)'.dependencies]
                        tokio = { workspace = true, features = ["signal"] }
                        [build-dependencies.tokio]
                        version = "1"
                        features = ["fs"]

                        [workspace.dependencies]
                        tokio = { version = "1", features = ["full"] }
                        [dependencies]
                        tokio.workspace = true
                        """));
    }

    @Test
    void otherCratesAndOtherTablesAreNotTokio() {
        assertEquals(List.of(), read("""
                        tokio = "1"
                        [features]
                        tokio = ["tokio/net"]
                        [dependencies]
                        tokio-util = { version = "0.7", features = ["full"] }
                        # tokio = "1"
                        [package.metadata.docs]
                        tokio = { features = ["x"] }
                        """));
    }

    @Test
    void cutManifestDoesNotThrow() {
        assertEquals(
                List.of(new TokioRequest("dependencies", 2, List.of(), false)),
                read("[dependencies]\ntokio = { features = [\"rt\""));
    }

    private static List<TokioRequest> read(String manifest) {
        return TokioRequest.in(manifest.lines().toList());
    }
}
