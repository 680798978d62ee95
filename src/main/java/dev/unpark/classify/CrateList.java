package dev.unpark.classify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Crates that are known not to be the user's; a name may end in {@code *}. */
final class CrateList {
    private record Family(String prefix, FrameOrigin origin) {}

    private final Map<String, FrameOrigin> exact = new HashMap<>();
    private final List<Family> families = new ArrayList<>();

    void add(String name, FrameOrigin origin) {
        if (name.endsWith("*")) {
            families.add(new Family(name.substring(0, name.length() - 1), origin));
        } else {
            exact.put(name, origin);
        }
    }

    /** Null for a crate that is on no list. */
    @Nullable
    FrameOrigin originOf(String crate) {
        FrameOrigin origin = exact.get(crate);
        if (origin != null) {
            return origin;
        }
        for (Family family : families) {
            if (crate.startsWith(family.prefix())) {
                return family.origin();
            }
        }
        return null;
    }
}
