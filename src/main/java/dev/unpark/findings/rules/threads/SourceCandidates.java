package dev.unpark.findings.rules.threads;

import dev.unpark.findings.RuleInput;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.WaitsFor;
import dev.unpark.source.scan.AsyncScan;
import dev.unpark.source.scan.GuardSite;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Async functions that keep a guard of such a lock across an await, by the source alone: of the field that the waiting line
 * asks for, in the same crate, or of the type that the dump prints. Neither is a proof: this is where to look, and is
 * labelled so.
 */
final class SourceCandidates {
    /**
     * @param function its name, with its type where it is a method
     * @param lock the field or variable that is locked
     * @param taken line on which the guard is taken
     * @param awaits lines of the awaits while it lives, ascending; never empty
     */
    record Candidate(String path, String function, String lock, int taken, List<Integer> awaits) {
        Candidate {
            awaits = List.copyOf(awaits);
        }

        static Candidate of(GuardSite site) {
            return new Candidate(site.path(), site.function(), site.field(), site.line(), site.awaits());
        }
    }

    private static final int SHOWN = 3;

    private SourceCandidates() {}

    /**
     * A few of them, in the order of the source.
     *
     * @param lock what the dump says of the lock
     * @param type what it protects, without its path, or null
     */
    static List<Candidate> of(RuleInput in, WaitsFor lock, @Nullable String type, Iterable<Spot> spots) {
        if (in.sources().files().isEmpty()) {
            return List.of();
        }
        List<Asked> asked = asked(in, spots);
        return AsyncScan.of(in.sources(), in.job()).guards().stream()
                .filter(site -> site.namesLock() && !site.isBorrow())
                .filter(site -> site.kind().isEmpty() || site.kind().equals(lock.kind()))
                .filter(site -> head(site.type()).equals(type) || asked.stream().anyMatch(a -> a.fits(site, type)))
                .map(Candidate::of)
                .distinct()
                .limit(SHOWN)
                .toList();
    }

    /** A field that a waiting line asks for, and the folder of its crate: another crate's field may have the same name. */
    private record Asked(String crate, String field) {
        boolean fits(GuardSite site, @Nullable String type) {
            boolean otherType =
                    type != null && !site.type().isEmpty() && !head(site.type()).equals(type);
            return site.field().equals(field) && site.path().startsWith(crate) && !otherType;
        }
    }

    private static List<Asked> asked(RuleInput in, Iterable<Spot> spots) {
        Set<String> files = Set.copyOf(in.sources().files());
        List<Asked> asked = new ArrayList<>();
        for (Spot spot : spots) {
            SourcePlace place = spot.place();
            String line = place == null || !files.contains(place.file()) ? null : line(in, place);
            Matcher lock = LockOrder.LOCKS.matcher(line == null ? "" : line);
            if (place != null && lock.find()) {
                asked.add(new Asked(crate(place.file()), lock.group(1)));
            }
        }
        return asked;
    }

    private static @Nullable String line(RuleInput in, SourcePlace place) {
        try {
            List<String> lines = in.sources().text(place.file()).lines();
            return place.line() < 1 || place.line() > lines.size() ? null : lines.get(place.line() - 1);
        } catch (Refused e) {
            // A file that cannot be read has no candidates; the source panel says why it cannot.
            return null;
        }
    }

    /** {@code HashMap} of {@code HashMap<String, Session>}: a dump prints paths and parameters in full, a source does not. */
    private static String head(String type) {
        int generics = type.indexOf('<');
        return generics < 0 ? type : type.substring(0, generics);
    }

    /** The folder above {@code src/}. */
    private static String crate(String path) {
        int src = path.lastIndexOf("/src/");
        return src < 0 ? "" : path.substring(0, src + 1);
    }
}
