package dev.unpark.session;

import dev.unpark.model.TimelineEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** New lists out of old ones; order is kept. */
final class Lists {
    private Lists() {}

    /** With one more at the end, unless it is there. */
    static <T> List<T> with(List<T> list, T item) {
        if (list.contains(item)) {
            return list;
        }
        List<T> all = new ArrayList<>(list);
        all.add(item);
        return all;
    }

    static <T> List<T> without(List<T> list, T item) {
        return where(list, other -> !other.equals(item));
    }

    static <T> List<T> where(List<T> list, Predicate<T> wanted) {
        return list.stream().filter(wanted).toList();
    }

    /** In the place of the one with the same id, else at the end. */
    static <T> List<T> put(List<T> list, T item, Function<T, String> id) {
        List<T> all = new ArrayList<>(list);
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(id.apply(item))) {
                all.set(i, item);
                return all;
            }
        }
        all.add(item);
        return all;
    }

    /** The same entry at another time. */
    static TimelineEntry at(TimelineEntry e, Instant at) {
        return new TimelineEntry(e.id(), at, e.kind(), e.text(), e.source(), e.about());
    }
}
