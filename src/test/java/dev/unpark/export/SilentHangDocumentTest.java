package dev.unpark.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.Golden;
import dev.unpark.model.Investigation;
import dev.unpark.session.Opened;
import dev.unpark.session.Opener;
import dev.unpark.source.Sources;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilentHangDocumentTest {
    private static String exported(Exporter exporter, Investigation investigation, Sources sources) {
        return new String(exporter.export(investigation, sources), StandardCharsets.UTF_8);
    }

    @Test
    void everyFormOfTheWorkedSampleIsAsAccepted() throws Refused {
        Opened opened = SilentHang.opened();
        for (Exporter exporter : Exporters.all()) {
            Golden.check(
                    "export/silent-hang/" + exporter.fileName(),
                    exported(exporter, SilentHang.worked(opened), opened.sources()));
        }
    }

    @Test
    void theRootCauseNamesLockAwaitAndWaiter() throws Refused {
        Opened opened = SilentHang.opened();
        String markdown = exported(new MarkdownExporter(), opened.investigation(), opened.sources());
        String cause = between(markdown, "## Root cause and contributing factors\n", "\n## Fix\n");
        assertTrue(cause.contains("permissions.rs:12"), cause);
        assertTrue(cause.contains("permissions.rs:18"), cause);
        assertTrue(cause.contains("permissions.rs:21"), cause);

        String threads = between(markdown, "## What the threads were doing\n", "\n## Root cause");
        assertTrue(threads.contains("> 12      let table = state.roles.lock().unwrap();"), threads);
        assertTrue(threads.contains("> 18      let mut table = state.roles.lock().unwrap();"), threads);
        assertTrue(threads.contains("> 21      state.health.mark(\"roles reloaded\").await;"), threads);
    }

    @Test
    void whatNobodyWroteIsMarkedAndNothingIsMadeUp() throws Refused {
        Opened opened = SilentHang.opened();
        String markdown = exported(new MarkdownExporter(), opened.investigation(), opened.sources());
        for (DocumentSection section : DocumentSection.values()) {
            String part = markdown.substring(markdown.indexOf("\n## " + section.title() + "\n"));
            assertTrue(part.startsWith("\n## " + section.title() + "\n\n> **To be written:** "), part);
        }
        assertTrue(markdown.contains(" 7 sections to be written "), markdown);
        String lesson = between(markdown, "\n## Lesson\n", "\n## Action items\n");
        assertEquals(
                List.of("## Lesson", "> **To be written:** " + DocumentSection.LESSON.whatBelongsHere() + "."),
                lesson.lines().filter(line -> !line.isBlank()).toList(),
                "a lesson is a person's to draw");

        String worked = exported(new MarkdownExporter(), SilentHang.worked(opened), opened.sources());
        assertTrue(worked.contains("\n## Summary\n\nLogins on staging hung"), worked);
        assertTrue(worked.contains(" 5 sections to be written "), worked);
    }

    @Test
    void theSameInvestigationGivesTheSameBytesWhereverItIsExported() throws Refused {
        Opened opened = SilentHang.opened();
        Investigation investigation = SilentHang.worked(opened);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        for (Exporter exporter : Exporters.all()) {
            byte[] first = exporter.export(investigation, opened.sources());
            try {
                Locale.setDefault(Locale.of("ar", "EG"));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                assertArrayEquals(first, exporter.export(SilentHang.worked(SilentHang.opened()), opened.sources()));
            } finally {
                Locale.setDefault(locale);
                TimeZone.setDefault(zone);
            }
        }
    }

    @Test
    void bothFormsAreWellFormedAndFetchNothing() throws Refused {
        Opened opened = SilentHang.opened();
        Investigation investigation = SilentHang.worked(opened);
        String page = exported(new HtmlExporter(), investigation, opened.sources());
        StrictHtml html = StrictHtml.read(page);
        assertEquals(List.of(), html.externalLinks());
        String lower = page.toLowerCase(Locale.ROOT);
        for (String fetching : List.of("<script", "<link", "@import", "url(", " src=", "<iframe", "<img")) {
            assertFalse(lower.contains(fetching), fetching);
        }

        ReadMarkdown markdown = ReadMarkdown.of(exported(new MarkdownExporter(), investigation, opened.sources()));
        assertEquals(0, markdown.html());
        assertEquals(List.of(), markdown.linksOut());
        assertTrue(markdown.slugs().containsAll(markdown.linksWithin()));
    }

    @Test
    void timesFollowTheZoneAndShowIt() throws Refused {
        Opened opened = SilentHang.opened();
        Investigation investigation = opened.investigation();
        String berlin = exported(
                new MarkdownExporter(),
                investigation.withWork(investigation.work().withZone("Europe/Berlin")),
                opened.sources());
        assertTrue(berlin.contains("| 2026-11-24 10:15 +01:00 | incident |"), berlin);
        assertTrue(berlin.contains("Time (Europe/Berlin)"), berlin);

        String unknown = exported(
                new MarkdownExporter(),
                investigation.withWork(investigation.work().withZone("Mars/Olympus")),
                opened.sources());
        assertTrue(unknown.contains("`Mars/Olympus` is not known here"), unknown);
        assertTrue(unknown.contains("| 2026-11-24 09:15 | incident |"), unknown);
    }

    @Test
    void anEmptyInvestigationStillGivesADocument() {
        for (Exporter exporter : Exporters.all()) {
            String text = exported(exporter, Investigation.empty(), Sources.none());
            assertTrue(text.contains("No evidence was opened."), text);
            assertTrue(text.contains("what the threads were doing is not known"), text);
        }
    }

    @Test
    void sourceOfAnotherBuildIsNotQuoted(@TempDir Path folder) throws Refused, IOException {
        Path tree = Files.createDirectories(folder.resolve("auth-service/src"));
        Files.writeString(tree.resolveSibling("Cargo.toml"), "[package]\nname = \"auth-service\"\n");
        Files.writeString(tree.resolve("permissions.rs"), "// three\n// lines\n// only\n");
        Path dump = SilentHang.FOLDER.resolve("dump-0930.txt");
        Opened opened =
                Opener.standard().open(List.of(dump), List.of(tree.getParent())).run(JobContext.NONE);
        String markdown = exported(new MarkdownExporter(), opened.investigation(), opened.sources());
        assertTrue(markdown.contains("has 3 lines, but the evidence names line 12"), markdown);
    }

    @Test
    void aDumpAloneSaysHowToSeeTheSource() throws Refused {
        Opened opened = Opener.standard()
                .open(List.of(SilentHang.FOLDER.resolve("dump-0930.txt")), List.of())
                .run(JobContext.NONE);
        String markdown = exported(new MarkdownExporter(), opened.investigation(), opened.sources());
        assertTrue(markdown.contains("name it with --source"), markdown);
        assertTrue(markdown.contains("**What would decide**"), "the holder is not known without bt full");
        assertFalse(markdown.contains("permissions.rs:18"), "nothing proves that line");
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        int end = text.indexOf(to, start);
        assertTrue(start >= 0 && end > start, () -> from + " ... " + to + "\n" + text);
        return text.substring(start, end);
    }
}
