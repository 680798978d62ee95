package dev.unpark.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.unpark.model.Work;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last two versions of the work, in two files that are written in turn. Whatever happens to the one that is being
 * written, the other is whole, and its digest says so.
 */
final class WorkSlots {
    private static final List<String> NAMES = List.of("work-a", "work-b");

    //     unpark-work/1 17 unsaved 9f86d081884c7d65...
    // number of the version, whether a saved file has it, sha256 of all that follows the line
    private static final String MAGIC = "unpark-work/1";

    /**
     * @param number counts the versions, from 1
     * @param saved a saved file has this version
     * @param at when it was written
     */
    record Version(long number, boolean saved, Work work, Instant at) {}

    private final Path folder;

    WorkSlots(Path folder) {
        this.folder = folder;
    }

    /** Writes a version; the one before stays. Returns once the disk has it. */
    void write(long number, boolean saved, Work work) throws IOException {
        byte[] body = Json.write(work);
        String sha = HexFormat.of().formatHex(Unpacking.sha256().digest(body));
        String head = MAGIC + " " + number + " " + (saved ? "saved" : "unsaved") + " " + sha + "\n";
        AtomicFile.write(folder.resolve(NAMES.get((int) (number % 2))), out -> {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(body);
        });
    }

    /** Forgets both versions. */
    void clear() throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** True if no version was ever written, or all were cleared. */
    boolean isEmpty() {
        return NAMES.stream().noneMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** The newest version that is whole, or null if none is. */
    @Nullable
    Version latest() {
        Version best = null;
        for (String name : NAMES) {
            Version version = read(folder.resolve(name));
            if (version != null && (best == null || version.number() > best.number())) {
                best = version;
            }
        }
        return best;
    }

    private static @Nullable Version read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            int end = 0;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String[] head = new String(bytes, 0, end, StandardCharsets.US_ASCII).split(" ");
            if (end == bytes.length || head.length != 4 || !head[0].equals(MAGIC) || !head[1].matches("[0-9]{1,18}")) {
                return null;
            }
            byte[] body = Arrays.copyOfRange(bytes, end + 1, bytes.length);
            if (!HexFormat.of().formatHex(Unpacking.sha256().digest(body)).equals(head[3])) {
                return null;
            }
            Work work = Json.MAPPER.readValue(body, Work.class);
            Instant at = Files.getLastModifiedTime(file).toInstant();
            return new Version(Long.parseLong(head[1]), head[2].equals("saved"), work, at);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            return null;
        }
    }
}
