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
import org.jspecify.annotations.Nullable;

/** All formats that this build reads. */
public final class Formats {
    /** Id of an input that no format recognised. */
    public static final String UNKNOWN = "unknown";

    /** What an input was recognised by begins so where a person chose its format. */
    public static final String CHOSEN = "chosen by hand";

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
        return read(file, shown, null, SoFar.NOBODY, job);
    }

    /**
     * The same, as a format of a person's choice.
     *
     * @param as id of the format; null, or one that this build has not, to recognise the text
     * @param soFar is told on the calling thread
     */
    public List<Input> read(Path file, String shown, @Nullable String as, SoFar soFar, JobContext job) throws Refused {
        FileCheck.mustBeReadable(file, shown);
        try (Bytes bytes = FileCheck.open(file)) {
            Text text = Text.of(bytes);
            FileCheck.mustBeText(bytes, text, shown);
            JobContext progress = new ReadingProgress(job, shown);
            List<InputSink.Draft> drafts = new ArrayList<>();
            Runnable reading = () -> read(text, shown, as, drafts, soFar, progress);
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
        read(text, shown, null, drafts, SoFar.NOBODY, job);
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

    private void read(
            Text text, String shown, @Nullable String as, List<InputSink.Draft> drafts, SoFar soFar, JobContext job) {
        Choice choice = Choice.of(text, all);
        EvidenceFormat chosen = byId(as);
        if (chosen != null) {
            drafts.addAll(asChosen(chosen, text, choice, shown, soFar, job).drafts());
        } else if (choice == null) {
            drafts.addAll(unknown(text, shown, job).drafts());
        } else {
            new MixedReading(shown, drafts).read(choice, all, soFar, job);
        }
    }

    // What a person chose is all that is asked: the others would read it as what it was to be read as no longer.
    private static InputSink asChosen(
            EvidenceFormat chosen, Text text, @Nullable Choice itself, String shown, SoFar soFar, JobContext job) {
        Choice choice = Choice.of(text, List.of(chosen));
        Text view = choice == null ? Views.of(text).getFirst() : choice.text();
        String by = CHOSEN + "; by itself it is "
                + (itself == null
                        ? "in no known format"
                        : "recognised as " + itself.format().id());
        InputSink sink = new Choice(chosen, view, by).read(shown, soFar, job);
        if (sink.isEmpty()) {
            sink.note("Nothing in it could be read as " + chosen.id()
                    + ", which was chosen by hand. Let it be read as recognised to go back.");
        }
        return sink;
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
