package dev.unpark.classify;

import dev.unpark.model.Frame;
import dev.unpark.model.SourcePlace;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the function of a frame stands, which is not always the place that is printed for it. */
public final class FramePlaces {
    // /rustc/59807616e1fa2540724bfbac14d7976d7e4a3860/library/std/src/sync/poison/mutex.rs   library/core/src/option.rs
    private static final Pattern STD = Pattern.compile("(?:^|[/\\\\])library[/\\\\](?:std|core|alloc)[/\\\\]");

    private static final Set<String> STD_CRATES = Set.of("std", "core", "alloc");

    private FramePlaces() {}

    /**
     * The printed place; null where it lies in another crate than the function. eu-stack -s prints the place of what was
     * inlined, so that {@code auth_service::permissions::allowed} seems to stand in std's {@code futex.rs}.
     */
    public static @Nullable SourcePlace of(Frame frame) {
        SourcePlace place = frame.place();
        FunctionPath path = FunctionPath.of(frame.symbol().name());
        if (place == null || !path.isRust()) {
            return place;
        }
        if (STD.matcher(place.file()).find()) {
            boolean std = STD_CRATES.contains(path.crate()) || STD_CRATES.contains(path.traitCrate());
            return std ? place : null;
        }
        Matcher matcher = Origins.PACKAGE.matcher(place.file());
        boolean published = false;
        while (matcher.find()) {
            published = true;
            String crate = Origins.crateName(matcher.group(matcher.group(1) == null ? 2 : 1));
            if (crate.equals(path.crate()) || crate.equals(path.traitCrate())) {
                return place;
            }
        }
        return published ? null : place;
    }
}
