package dev.unpark.parse;

import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.work.Cores;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** All formats that this build reads. */
public final class Formats {
    /** Id of an input that no format recognised. */
    public static final String UNKNOWN = "unknown";

    /** What an input was recognised by begins so where a person chose its format. */
    public static final String CHOSEN = "chosen by hand";

    /** A dump may stand below a long log: so much of a text is shown to the formats at a time, and in all. */
    private static final long WINDOW_BYTES = 1 << 20;

    private static final long SEARCHED_BYTES = 64 << 20;

    private static final long LARGE_BYTES = 16 << 20;

    private final List<EvidenceFormat> all;
    private final boolean digestsOfLarge;

    private Formats(List<EvidenceFormat> all, boolean digestsOfLarge) {
        this.all = List.copyOf(all);
        this.digestsOfLarge = digestsOfLarge;
    }

    /** The formats on the class path, by id. */
    public static Formats load() {
        return new Formats(
                ServiceLoader.load(EvidenceFormat.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .sorted(Comparator.comparing(EvidenceFormat::id))
                        .toList(),
                true);
    }

    /**
     * The same formats, for a look that nothing is kept of: the inputs of a file of 16 MiB or more are named by a digest of
     * its path instead of its bytes.
     */
    public Formats withoutDigestsOfLargeFiles() {
        return new Formats(all, false);
    }

    public List<EvidenceFormat> all() {
        return all;
    }

    /**
     * Reads one file.
     *
     * @param shown the path to print, as the person gave it or as found below a folder
     * @return one input a dump; an input of format {@code unknown} with notes where no format recognised the text
     * @throws Refused if the file cannot be read or is empty, binary, or nothing but zeros
     */
    public List<Input> read(Path file, String shown, JobContext job) throws Refused {
        return read(file, shown, null, job);
    }

    /**
     * The same, as a format of a person's choice.
     *
     * @param as id of the format; null, or one that this build has not, to recognise the text
     */
    public List<Input> read(Path file, String shown, @Nullable String as, JobContext job) throws Refused {
        FileCheck.mustBeReadable(file, shown);
        try (Bytes bytes = FileCheck.open(file)) {
            Text text = Text.of(bytes);
            FileCheck.mustBeText(bytes, text, shown);
            JobContext progress = new ReadingProgress(job, shown);
            List<InputSink.Draft> drafts = new ArrayList<>();
            Runnable reading = () -> read(text, shown, progress, as, drafts);
            String name;
            if (bytes.size() < LARGE_BYTES) {
                reading.run();
                name = FileCheck.sha256(bytes, progress);
            } else if (digestsOfLarge) {
                // The digest of a gigabyte takes longer than reading it.
                name = Cores.beside(reading, () -> FileCheck.sha256(bytes, progress));
            } else {
                reading.run();
                name = FileCheck.sha256(Bytes.of(shown.getBytes(StandardCharsets.UTF_8)), progress);
            }
            return inputs(drafts, name);
        } catch (IOException e) {
            throw FileCheck.refused(shown, e);
        } catch (UncheckedIOException e) {
            throw FileCheck.refused(shown, e);
        }
    }

    /**
     * Reads a text that is in memory already. Never throws on what it says.
     *
     * @param sha256 digest of its bytes, which names its dumps
     */
    public List<Input> read(Text text, String shown, String sha256, JobContext job) {
        List<InputSink.Draft> drafts = new ArrayList<>();
        read(text, shown, job, null, drafts);
        return inputs(drafts, sha256);
    }

    /** The format of this id, or null if this build has none. */
    public @Nullable EvidenceFormat byId(@Nullable String id) {
        return all.stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
    }

    private static List<Input> inputs(List<InputSink.Draft> drafts, String sha256) {
        drafts.sort(Comparator.comparingInt(InputSink.Draft::line));
        List<Input> inputs = new ArrayList<>();
        for (InputSink.Draft draft : drafts) {
            inputs.add(draft.build(new InputId(sha256, inputs.size())));
        }
        return inputs;
    }

    // Several formats may stand in one file (a dump pasted below a panic): what the best one did not understand is
    // shown to the others, once.
    private void read(Text text, String shown, JobContext job, @Nullable String as, List<InputSink.Draft> drafts) {
        Choice choice = choose(text, all);
        EvidenceFormat chosen = byId(as);
        if (chosen != null) {
            drafts.addAll(asChosen(chosen, text, choice, shown, job).drafts());
            return;
        }
        if (choice == null) {
            drafts.addAll(unknown(text, shown, job).drafts());
            return;
        }
        InputSink sink = readAs(choice.format, choice.format.recognisedBy(), choice.text, shown, job);
        List<EvidenceFormat> others =
                all.stream().filter(f -> !f.equals(choice.format)).toList();
        for (InputSink.Leftover left : sink.leftovers()) {
            Text rest = choice.text.slice(left.from, left.to, left.firstLine);
            Choice other = certain(rest, others);
            if (other != null) {
                InputSink more = readAs(other.format, other.format.recognisedBy(), other.text, shown, job);
                left.draft.notUnderstoodBut(left.lines);
                drafts.addAll(more.drafts());
            }
        }
        drafts.addAll(sink.drafts());
    }

    // What a person chose is all that is asked: the others would read it as what it was to be read as no longer.
    private static InputSink asChosen(
            EvidenceFormat chosen, Text text, @Nullable Choice itself, String shown, JobContext job) {
        Choice choice = choose(text, List.of(chosen));
        Text view = choice == null ? Views.of(text).getFirst() : choice.text;
        String by = CHOSEN + "; by itself it is "
                + (itself == null ? "in no known format" : "recognised as " + itself.format.id());
        InputSink sink = readAs(chosen, by, view, shown, job);
        if (sink.isEmpty()) {
            sink.note("Nothing in it could be read as " + chosen.id()
                    + ", which was chosen by hand. Let it be read as recognised to go back.");
        }
        return sink;
    }

    private static InputSink readAs(
            EvidenceFormat format, String recognisedBy, Text text, String shown, JobContext job) {
        InputSink sink = new InputSink(shown, format.id(), recognisedBy, text.firstLine());
        try {
            format.read(text, sink, job);
        } catch (CancellationException | UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            // A reader's bug must not cost the person what was read before it.
            sink.incomplete("The " + format.id() + " reader stopped early on something it did not expect (" + e
                    + "). What it had read until then is shown.");
        }
        return sink;
    }

    private record Choice(EvidenceFormat format, Text text) {}

    private static @Nullable Choice choose(Text text, List<EvidenceFormat> asked) {
        Choice certain = certain(text, asked);
        if (certain != null) {
            return certain;
        }
        List<Text> views = Views.of(text);
        for (Text view : views) {
            EvidenceFormat format = ask(view.head(WINDOW_BYTES), asked, Match.MAYBE);
            if (format != null) {
                return new Choice(format, view);
            }
        }
        long searched = Math.min(text.sizeBytes(), SEARCHED_BYTES);
        for (long at = WINDOW_BYTES; at < searched; at += WINDOW_BYTES) {
            Choice below = in(views, at, asked);
            if (below == null) {
                below = in(Views.ofSomeLines(text, at, WINDOW_BYTES), at, asked);
            }
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private static @Nullable Choice certain(Text text, List<EvidenceFormat> asked) {
        Choice all = in(Views.withUnwrapped(text), 0, asked);
        return all != null ? all : in(Views.ofSomeLines(text, 0, WINDOW_BYTES), 0, asked);
    }

    private static @Nullable Choice in(List<Text> views, long at, List<EvidenceFormat> asked) {
        for (Text view : views) {
            EvidenceFormat format = ask(view.window(at, WINDOW_BYTES), asked, Match.YES);
            if (format != null) {
                return new Choice(format, view);
            }
        }
        return null;
    }

    private static @Nullable EvidenceFormat ask(Text head, List<EvidenceFormat> asked, Match wanted) {
        for (EvidenceFormat format : asked) {
            if (format.recognise(head) == wanted) {
                return format;
            }
        }
        return null;
    }

    private InputSink unknown(Text text, String shown, JobContext job) {
        InputSink sink = new InputSink(shown, UNKNOWN, "no format recognised it", text.firstLine());
        LineCursor line = text.lines(job);
        while (line.next()) {
            if (!line.isBlank()) {
                sink.notUnderstood(line);
            }
        }
        sink.note("No known format was recognised in this text, so nothing was read from it. What Unpark reads: "
                + String.join(", ", all.stream().map(EvidenceFormat::title).toList()) + ".");
        return sink;
    }
}
