package dev.unpark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WatchedOutputTest {
    private static WatchedOutput after(String trouble) {
        WatchedOutput watched = new WatchedOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(trouble);
            }
        });
        PrintStream out = new PrintStream(watched, false, StandardCharsets.UTF_8);
        out.print("text");
        out.flush();
        return watched;
    }

    @Test
    void fullDiskIsRemembered() {
        assertNotNull(after("No space left on device").failure());
    }

    @Test
    void readerThatWentAwayIsNoFailure() {
        assertNull(after("Broken pipe").failure());
    }

    @Test
    void whatGoesThroughIsUntouched() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        WatchedOutput watched = new WatchedOutput(bytes);
        PrintStream out = new PrintStream(watched, false, StandardCharsets.UTF_8);
        out.print("é");
        out.flush();
        assertEquals("é", bytes.toString(StandardCharsets.UTF_8));
        assertNull(watched.failure());
    }
}
