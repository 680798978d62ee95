package dev.unpark.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.unpark.model.Work;
import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the work of every open window where a crash cannot reach it, and offers back what a crash left.
 *
 * <p>A session has a folder that its process holds: {@code origin.json} (where the evidence lay), {@code evidence.unpark}
 * (a copy of it, once {@link Session#keepEvidence} ran) and the last two versions of the work.
 */
public final class Recovery {
    private static final String ORIGIN = "origin.json";
    private static final String EVIDENCE = "evidence.unpark";

    private final Path sessions;
    private final Path unpacked;

    private Recovery(Path state) {
        this.sessions = state.resolve("sessions");
        this.unpacked = state.resolve("open");
    }

    /** In this person's state folder. */
    public static Recovery standard() {
        return under(StateFolder.standard());
    }

    /** In another folder, for tests. */
    public static Recovery under(Path state) {
        return new Recovery(state);
    }

    /**
     * A private folder of this process to unpack into. It is deleted when the process ends in order; what a crash left is
     * deleted by the next call, unless work that can still be recovered has its only evidence there.
     */
    public Path newFolder() throws Refused {
        try {
            List<Path> needed = onlyEvidence();
            for (Path left : HeldFolder.abandoned(unpacked)) {
                if (needed.stream().noneMatch(file -> file.startsWith(left))) {
                    HeldFolder.deleteAbandoned(left);
                }
            }
            return HeldFolder.create(unpacked).deletedOnExit();
        } catch (IOException e) {
            throw refused("The investigation cannot be unpacked", e);
        }
    }

    private List<Path> onlyEvidence() {
        List<Path> needed = new ArrayList<>();
        for (Unfinished left : unfinished()) {
            Origin origin = origin(left.folder());
            if (origin != null && !Files.exists(left.folder().resolve(EVIDENCE))) {
                Contents contents = origin.contents(Work.empty());
                contents.files().forEach(f -> needed.add(f.path()));
                contents.trees().forEach(t -> needed.add(t.root()));
            }
        }
        return needed;
    }

    /**
     * Begins to keep a session. The contents' work counts as saved until the first {@link Session#write}.
     *
     * @param file the {@code .unpark} file that the session works on, or null
     * @throws Refused if the state folder cannot be written; work is then safe only once it is saved
     */
    public Session begin(Contents contents, @Nullable Path file) throws Refused {
        try {
            forgetSaved();
            HeldFolder folder = HeldFolder.create(sessions);
            byte[] origin = Json.write(Origin.of(
                    contents, file == null ? "" : file.toAbsolutePath().toString()));
            AtomicFile.write(folder.path().resolve(ORIGIN), out -> out.write(origin));
            Session session = new Session(folder, contents);
            session.saved(contents.work());
            return session;
        } catch (IOException e) {
            throw refused("Work cannot be kept against a crash", e);
        }
    }

    private Refused refused(String what, IOException e) {
        return new Refused(
                what + " because " + sessions.getParent() + " cannot be written (" + UnparkFile.reason(e)
                        + "). Make room there or make it writable, and save often until then.",
                e);
    }

    /** One open window. Calls may come from any thread. */
    public static final class Session implements AutoCloseable {
        private final HeldFolder folder;
        private final Contents contents;
        private final WorkSlots slots;
        private long number;

        private Session(HeldFolder folder, Contents contents) {
            this.folder = folder;
            this.contents = contents;
            this.slots = new WorkSlots(folder.path());
        }

        /** Keeps a version of the work; when this returns, the disk has it. */
        public synchronized void write(Work work) throws IOException {
            slots.write(++number, false, work);
        }

        /** Keeps a version that a saved file has too, so that it is not offered back. */
        public synchronized void saved(Work work) throws IOException {
            slots.write(++number, true, work);
        }

        /** Copies the evidence, so that the work survives the deletion of the originals too. Once, in the background. */
        public void keepEvidence(JobContext job) throws Refused {
            UnparkFile.write(folder.path().resolve(EVIDENCE), contents, job);
        }

        /** Ends in order: nothing is left to offer. */
        @Override
        public synchronized void close() throws IOException {
            // First what would be offered: the evidence may still be in the making and keep the folder from going.
            slots.clear();
            folder.close();
        }
    }

    /** What crashes left, newest first. Never fails: what cannot be read is not offered. */
    public List<Unfinished> unfinished() {
        List<Unfinished> left = new ArrayList<>();
        for (Path folder : HeldFolder.abandoned(sessions)) {
            WorkSlots.Version version = new WorkSlots(folder).latest();
            Origin origin = origin(folder);
            if (version != null && !version.saved() && (origin != null || Files.exists(folder.resolve(EVIDENCE)))) {
                left.add(new Unfinished(folder, version.work().title(), version.at(), file(origin)));
            }
        }
        left.sort(Comparator.comparing(Unfinished::at).reversed().thenComparing(Unfinished::folder));
        return List.copyOf(left);
    }

    /**
     * What a crash left, with the newest work that is whole. The session stays on offer until {@link #discard}.
     *
     * @param into an empty folder for the evidence, see {@link #newFolder()}
     */
    public Contents recover(Unfinished unfinished, Path into, JobContext job) throws Refused {
        WorkSlots.Version version = new WorkSlots(unfinished.folder()).latest();
        if (version == null) {
            throw new Refused("The work in " + unfinished.folder() + " is gone. Open the evidence itself.");
        }
        Path copy = unfinished.folder().resolve(EVIDENCE);
        if (Files.exists(copy)) {
            return UnparkFile.read(copy, into, job).withWork(version.work());
        }
        Origin origin = origin(unfinished.folder());
        if (origin == null) {
            throw new Refused("The evidence of the work in " + unfinished.folder() + " is gone. Open it from its own"
                    + " place, then look into that folder for the notes.");
        }
        try {
            return new Adoption(unpacked, into, job).adopt(origin.contents(version.work()));
        } catch (IOException e) {
            throw refused("The evidence of the work that was left cannot be taken over", e);
        }
    }

    /** Forgets what a crash left, once it was taken over or is not wanted. */
    public void discard(Unfinished unfinished) throws Refused {
        try {
            HeldFolder.deleteAbandoned(unfinished.folder());
        } catch (IOException e) {
            throw refused("What was recovered cannot be cleared away", e);
        }
    }

    private void forgetSaved() throws IOException {
        for (Path folder : HeldFolder.abandoned(sessions)) {
            WorkSlots slots = new WorkSlots(folder);
            WorkSlots.Version version = slots.latest();
            if (slots.isEmpty() || (version != null && version.saved())) {
                HeldFolder.deleteAbandoned(folder);
            }
        }
    }

    private static @Nullable Origin origin(Path folder) {
        try {
            JsonNode node = Json.MAPPER.readTree(Files.readAllBytes(folder.resolve(ORIGIN)));
            for (JsonNode file : node.path("evidence")) {
                // What was written before a format could be chosen has no word of it.
                if (file instanceof ObjectNode object && !object.has("readAs")) {
                    object.put("readAs", "");
                }
            }
            return Json.MAPPER.treeToValue(node, Origin.class);
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable Path file(@Nullable Origin origin) {
        try {
            return origin == null || origin.file().isEmpty() ? null : Path.of(origin.file());
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
