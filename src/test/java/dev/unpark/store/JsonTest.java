package dev.unpark.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.unpark.Golden;
import dev.unpark.model.EntryKind;
import dev.unpark.model.InputId;
import dev.unpark.model.ItemRef;
import dev.unpark.model.StepRecord;
import dev.unpark.model.StepStatus;
import dev.unpark.model.TimelineEntry;
import dev.unpark.model.Work;
import dev.unpark.session.Examples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void workWithHostileTextComesBackEqual() throws Exception {
        Work work = Examples.fullWork();

        byte[] bytes = Json.write(work);

        assertEquals(work, Json.MAPPER.readValue(bytes, Work.class));
        assertArrayEquals(bytes, Json.write(Json.MAPPER.readValue(bytes, Work.class)));
    }

    @Test
    void everyKindOfReferenceHasAName() {
        assertEquals(
                ItemRef.class.getPermittedSubclasses().length,
                Examples.fullWork().notes().getFirst().about().size());
    }

    @Test
    void smallWorkIsReadable() throws Exception {
        InputId dump = new InputId("ab".repeat(32), 0);
        Work work = new Work(
                "auth-service hang",
                "UTC",
                List.of(new StepRecord(
                        "threads",
                        StepStatus.DONE,
                        "",
                        "One waits.",
                        List.of(new ItemRef.OfThread(dump, 0)),
                        Examples.NOON)),
                List.of(),
                List.of(new TimelineEntry("typed:1", Examples.NOON, EntryKind.INCIDENT, "Deployed", "typed", null)),
                List.of(),
                List.of());

        Golden.check("store/work.json", new String(Json.write(work), StandardCharsets.UTF_8) + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "\"\"",
                "{\"title\":null,\"zone\":\"UTC\",\"steps\":[],\"notes\":[],\"entries\":[],\"sections\":[],\"mappings\":[]}",
                "{\"title\":\"\",\"zone\":\"UTC\",\"steps\":null,\"notes\":[],\"entries\":[],\"sections\":[],\"mappings\":[]}",
                "{\"title\":\"\",\"zone\":\"UTC\",\"steps\":[null],\"notes\":[],\"entries\":[],\"sections\":[],\"mappings\":[]}",
                "{\"title\":\"\",\"zone\":\"UTC\",\"steps\":[],\"notes\":[],\"entries\":[{\"id\":\"a\",\"at\":\"yesterday\","
                        + "\"kind\":\"NOTE\",\"text\":\"\",\"source\":\"\",\"about\":null}],\"sections\":[],\"mappings\":[]}",
                "{\"title\":\"\",\"zone\":\"UTC\",\"steps\":[],\"notes\":[],\"entries\":[{\"id\":\"a\",\"at\":\"2026-11-24T12:00:00Z\","
                        + "\"kind\":\"NOTE\",\"text\":\"\",\"source\":\"\",\"about\":{\"is\":\"java.lang.Runtime\"}}],"
                        + "\"sections\":[],\"mappings\":[]}"
            })
    void whatIsNoWorkIsRefusedAndNotGuessed(String json) {
        assertTrue(isRefused(json), json);
    }

    private static boolean isRefused(String json) {
        try {
            return Json.MAPPER.readValue(json, Work.class) == null;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    @Test
    void laterFieldIsNotDroppedInSilence() {
        String json = "{\"is\":\"step\",\"step\":\"threads\",\"more\":1}";

        assertThrows(JsonProcessingException.class, () -> Json.MAPPER.readValue(json, ItemRef.class));
    }
}
