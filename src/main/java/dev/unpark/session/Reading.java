package dev.unpark.session;

import dev.unpark.model.CargoFacts;
import dev.unpark.model.Input;
import dev.unpark.model.InputId;
import dev.unpark.parse.Formats;
import dev.unpark.parse.SoFar;
import dev.unpark.store.EvidenceFile;
import dev.unpark.store.UnreadFile;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files in their order and keeps what became of each. */
final class Reading {
    static final String UNKNOWN = "unknown";
    private static final int NAMED = 3;

    private final Formats formats;
    private final JobContext job;
    private final List<Input> inputs = new ArrayList<>();
    private final List<EvidenceFile> files = new ArrayList<>();
    private final List<UnreadFile> unread = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, String> bySha = new HashMap<>();

    Reading(Formats formats, JobContext job) {
        this.formats = formats;
        this.job = job;
    }

    List<Input> inputs() {
        return inputs;
    }

    List<EvidenceFile> files() {
        return files;
    }

    List<UnreadFile> unread() {
        return unread;
    }

    /** What was found and left out, each a sentence. */
    List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (!leftOut.isEmpty()) {
            String more = leftOut.size() > NAMED ? " and " + (leftOut.size() - NAMED) + " more" : "";
            all.add((leftOut.size() == 1 ? "1 file was" : leftOut.size() + " files were")
                    + " left out, for nothing in it is evidence that Unpark reads: "
                    + String.join(", ", leftOut.subList(0, Math.min(NAMED, leftOut.size()))) + more + ".");
        }
        return all;
    }

    /** True if at least one file was understood. */
    boolean understoodAny() {
        return inputs.stream().anyMatch(i -> i.error() == null && !i.format().equals(UNKNOWN));
    }

    /**
     * Reads one file that was found just now.
     *
     * @param as id of the format that a person chose; null to recognise it
     * @param soFar gets all inputs, those of this file as far as they are read
     */
    void read(Found.File file, @Nullable String as, SoFar soFar) {
        if (file.error() != null) {
            addUnread(file.shown(), file.error());
            return;
        }
        try {
            List<Input> read = formats.read(file.path(), file.shown(), as, withOthers(soFar), job);
            boolean understood =
                    read.stream().anyMatch(i -> as == null ? !i.format().equals(UNKNOWN) : !i.isEmpty());
            if (!file.given() && !understood) {
                leftOut.add(file.shown());
            } else if (!read.isEmpty()) {
                add(file, read, as);
            }
        } catch (Refused e) {
            if (file.given()) {
                addUnread(file.shown(), message(e));
            } else {
                leftOut.add(file.shown());
            }
        }
    }

    private SoFar withOthers(SoFar soFar) {
        if (soFar.equals(SoFar.NOBODY)) {
            return soFar;
        }
        return more -> {
            List<Input> all = new ArrayList<>(inputs);
            all.addAll(more);
            soFar.show(all);
        };
    }

    /** Reads one file that a saved investigation brought along. */
    void readAgain(EvidenceFile file) {
        try {
            inputs.addAll(formats.read(file.path(), file.shown(), file.readAs(), SoFar.NOBODY, job));
            files.add(file);
            bySha.putIfAbsent(file.sha256(), file.shown());
        } catch (Refused e) {
            addUnread(file.shown(), message(e));
        }
    }

    /** Keeps a file that could not be read, with the reason as it was found before. */
    void addUnread(String shown, String error) {
        unread.add(new UnreadFile(shown, error, files.size()));
        inputs.add(unread(shown, error));
    }

    private void add(Found.File file, List<Input> read, @Nullable String as) {
        String sha = read.getFirst().id().sha256();
        String same = bySha.putIfAbsent(sha, file.shown());
        if (same != null && !file.given()) {
            notes.add(file.shown() + " is a copy of " + same + " and was read once.");
            return;
        }
        inputs.addAll(read);
        files.add(new EvidenceFile(file.shown(), file.path().toAbsolutePath(), sha, as));
    }

    private static Input unread(String shown, String error) {
        // There may be no bytes to name it by, or too many.
        InputId id = new InputId(sha256("unread " + shown), 0);
        return new Input(
                id,
                shown,
                1,
                UNKNOWN,
                "",
                null,
                false,
                false,
                List.of(),
                0,
                error,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                CargoFacts.NONE);
    }

    private static String message(Refused e) {
        String message = e.getMessage();
        return message == null ? "It could not be read." : message;
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first reason why something could not be read, or null. */
    @Nullable
    String firstError() {
        return unread.isEmpty() ? null : unread.getFirst().error();
    }

    /** What was found in folders and is not evidence. */
    int leftOutCount() {
        return leftOut.size();
    }
}
