package dev.unpark.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.unpark.model.Input;
import dev.unpark.model.Panic;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {
    private static final String TIME = "2026-11-24T09:31:02.123456789Z";

    @Test
    void criPiecesAreOneLineAgain() {
        String text = String.join(
                        "\n",
                        TIME + " stderr F thread 'main' panicked at src/main.rs:4:5:",
                        TIME + " stderr P called `Option::unwrap()` ",
                        TIME + " stderr P on a `No",
                        TIME + " stderr F ne` value",
                        TIME + " stderr F stack backtrace:",
                        TIME + " stderr P    0: app::ma",
                        TIME + " stderr F in",
                        TIME + " stderr F              at ./src/main.rs:4:5")
                + "\n";
        check(text);
    }

    @Test
    void dockersPiecesAreOneLineAgain() {
        String text = docker("thread 'main' panicked at src/main.rs:4:5:\\n")
                + docker("called `Option::unwrap()` ")
                + docker("on a `No")
                + docker("ne` value\\n")
                + docker("stack backtrace:\\n")
                + docker("   0: app::ma")
                + docker("in\\n")
                + docker("             at ./src/main.rs:4:5\\n");
        check(text);
    }

    private static String docker(String log) {
        return "{\"log\":\"" + log + "\",\"stream\":\"stderr\",\"time\":\"" + TIME + "\"}\n";
    }

    private static void check(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "log", "", JobContext.NONE);
        assertEquals(1, inputs.size());
        Panic panic = inputs.getFirst().panics().getFirst();
        assertEquals("called `Option::unwrap()` on a `None` value", panic.message());
        assertEquals("app::main", panic.stack().frames().getFirst().symbol().name());
        // The frame is on the lines 6 and 7 of the file, and counts as standing where it begins.
        assertEquals(6, panic.lineOf(0));
        assertEquals(0, inputs.getFirst().notUnderstoodLines());
    }

    @Test
    void wholeLinesStayAsTheyAre() {
        assertNull(Pieces.of(Text.of(docker("a\\n") + docker("b\\n"))));
        assertNull(Pieces.of(Text.of(TIME + " stdout F a\n" + TIME + " stdout F b\n")));
        assertNull(Pieces.of(Text.of("no container's log\n")));
    }
}
