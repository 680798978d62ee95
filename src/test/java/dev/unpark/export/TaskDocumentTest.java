package dev.unpark.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskDocumentTest {
    private static final Path DUMP =
            Path.of("src/test/resources/fixtures/formats/taskdump/join-and-select-by-hand/input.txt");
    private static final String TITLE = "## What the tasks were waiting at\n";

    private static String exported(Exporter exporter, Path path) throws Refused {
        Opened opened = Opener.standard().open(List.of(path), List.of()).run(JobContext.NONE);
        return new String(exporter.export(opened.investigation(), opened.sources()), StandardCharsets.UTF_8);
    }

    private static String tasks(String markdown) {
        int from = markdown.indexOf(TITLE) + TITLE.length();
        return markdown.substring(from, markdown.indexOf("\n## ", from));
    }

    @Test
    void tasksAreCountedByTheirOwnAwaitAndDrawnAsTrees() throws Refused {
        String tasks = tasks(exported(new MarkdownExporter(), DUMP));
        assertTrue(
                tasks.contains("| 4 (`#0`, `#1`, `#5`, `#12`) | `unknown` | `courier::ledger::append` at"
                        + " `courier/src/ledger.rs:88` | `tokio::sync::mutex::Mutex::lock` |"),
                tasks);
        assertTrue(
                tasks.contains("> courier::parcels::deliver  courier/src/parcels.rs:41\n"
                        + ">   courier::ledger::append  courier/src/ledger.rs:88\n"
                        + "      tokio::sync::mutex::Mutex::lock  "),
                tasks);
        assertTrue(tasks.contains("No awaits were printed: the task was being polled"), tasks);
        assertTrue(tasks.contains("2 further trees of awaits not printed here"), tasks);
    }

    @Test
    void htmlHasTheSameTreesSetInByDepth() throws Refused {
        String text = exported(new HtmlExporter(), DUMP);
        StrictHtml html = StrictHtml.read(text);
        assertEquals(List.of(), html.externalLinks());
        assertTrue(html.text().contains("What the tasks were waiting at"));
        assertTrue(text.contains("<tr class=\"level-1 own\"><td>courier::<wbr>ledger::<wbr>append</td>"), text);
        assertTrue(text.contains("<tr class=\"level-12"), text);
        assertFalse(text.contains("level-13"));
    }

    @Test
    void withoutTasksThereIsNoSuchPart() throws Refused {
        assertFalse(exported(new MarkdownExporter(), Path.of("samples/nested-runtime"))
                .contains(TITLE));
    }
}
