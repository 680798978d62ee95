package dev.unpark.parse.ips;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.parse.Formats;
import dev.unpark.parse.JsonDocuments;
import dev.unpark.parse.Text;
import dev.unpark.work.JobContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class IpsFormatTest {
    private static final String TITLE = "{\"app_name\":\"srv\",\"bug_type\":\"309\",\"os_version\":\"macOS 15.1\"}\n";
    private static final String THREAD =
            "{\"frames\":[{\"imageOffset\":16,\"imageIndex\":0,\"symbol\":\"f\"}],\"id\":7,\"name\":\"w\"}";

    private static Input one(String text) {
        List<Input> inputs = Formats.load().read(Text.of(text), "dump.txt", "sha", JobContext.NONE);
        assertEquals(1, inputs.size());
        assertEquals("ips", inputs.getFirst().format());
        return inputs.getFirst();
    }

    @Test
    void imagesThatStandBelowNameTheFrames() {
        Input input =
                one(TITLE + "{\"threads\":[" + THREAD + "],\"usedImages\":[{\"path\":\"/usr/lib/a\",\"base\":4096}]}");
        Frame frame = input.threads().getFirst().stack().frames().getFirst();
        assertEquals("a", frame.module());
        assertEquals(4112, frame.address());
        assertEquals(7, input.threads().getFirst().id());
        assertEquals("w", input.threads().getFirst().name());
        assertTrue(input.complete(), input.notes().toString());
    }

    @Test
    void valuesOfTheWrongKindArePassedOver() {
        Input input =
                one(TITLE + "{\"pid\":{\"a\":[1]},\"exception\":[7],\"usedImages\":{},\"asi\":[1],\"threads\":[7,null,"
                        + "\"x\",[],{\"frames\":{},\"id\":\"abc\",\"name\":[[]]}," + THREAD + "]}");
        assertEquals(7, input.threads().getLast().id());
        assertFalse(input.complete());
    }

    @Test
    void aReportThatIsNoCrashSaysSo() {
        Input input = one("{\"app_name\":\"srv\",\"bug_type\":\"288\"}\n{\"procName\":\"srv\",\"bug_type\":\"288\"}\n");
        assertTrue(
                input.notes().toString().contains("its bug type is 288"),
                input.notes().toString());
        assertTrue(one(TITLE).notes().toString().contains("cut behind its first line"));
    }

    @Test
    void nestingBeyondTheLimitIsNamed() {
        String deep = "[".repeat(JsonDocuments.MOST_NESTED + 1);
        Input input = one(TITLE + "{\"threads\":[" + THREAD + "],\"procName\":\"srv\",\"vm\":" + deep + "\n");
        assertEquals(1, input.threads().size());
        assertTrue(
                input.notes().toString().contains("nested more than 1000 deep"),
                input.notes().toString());
    }

    @Test
    void damageIsNamedWithItsLine() {
        Input input = one(TITLE + "{\"threads\":[" + THREAD + ",\n{]}\n");
        assertTrue(
                input.notes().toString().contains("damaged on line 3"),
                input.notes().toString());
        assertEquals(7, input.threads().getFirst().id());
    }

    @Test
    void aBracketThatNeverClosesCostsOneLine() {
        Input input = one("{\n" + TITLE + "{\"threads\":[" + THREAD + "],\"usedImages\":[{\"base\":1}]}\n");
        assertEquals(1, input.threads().size());
        assertEquals(1, input.notUnderstoodLines());
        assertTrue(input.complete(), input.notes().toString());
    }

    @Test
    void hostileJsonStaysWithinBounds() {
        for (String unit :
                List.of("{", "[", "{\"threads\":[", "\"", "\\", "1", "{\"frames\":[],", "},{", "null,", "\n{\n")) {
            one(TITLE + "{\"threads\":[" + THREAD + "," + unit.repeat(100_000));
        }
    }
}
