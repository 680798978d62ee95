package dev.unpark.ui.threads;

import dev.unpark.classify.Describe;
import dev.unpark.classify.Health;
import dev.unpark.model.Frame;
import dev.unpark.model.Input;
import dev.unpark.model.ItemRef;
import dev.unpark.model.Panic;
import dev.unpark.model.Role;
import dev.unpark.model.SourcePlace;
import dev.unpark.model.StackGroup;
import dev.unpark.model.State;
import dev.unpark.model.ThreadFacts;
import dev.unpark.model.ThreadTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Builds the visible rows of one input: its states, stacks and threads, or its panics. */
final class ThreadRows {
    private final Input in;
    private final List<ThreadFacts> facts;
    private final List<StackGroup> groups;
    private final Set<String> open;
    private final String filter;
    private final List<StateShare> shares = new ArrayList<>();
    private final List<ThreadRow> rows;

    /**
     * @param open keys of the rows that show what they hold
     * @param filter text that a row or a frame of its stack has to contain; case does not matter
     */
    ThreadRows(Input in, List<ThreadFacts> facts, List<StackGroup> groups, Set<String> open, String filter) {
        this.in = in;
        this.facts = facts;
        this.groups = groups;
        this.open = open;
        this.filter = filter;
        this.rows = in.threads().isEmpty() ? panicRows() : threadRows();
    }

    List<ThreadRow> rows() {
        return rows;
    }

    /** Of all threads, whatever the filter hides. */
    List<StateShare> shares() {
        return shares;
    }

    private List<ThreadRow> panicRows() {
        List<ThreadRow> out = new ArrayList<>();
        for (int i = 0; i < in.panics().size(); i++) {
            Panic panic = in.panics().get(i);
            SourcePlace place = panic.place();
            if (matches(panic.message()) || matches(panic.thread())) {
                out.add(new ThreadRow.OfPanic(
                        new ItemRef.OfPanic(in.id(), i),
                        panic.isPanic() ? panic.thread() : panic.label(),
                        panic.message(),
                        place == null ? "" : ThreadsViewModel.shortPlace(place)));
            }
        }
        return out;
    }

    private List<ThreadRow> threadRows() {
        Map<String, List<StackGroup>> states = new LinkedHashMap<>();
        for (StackGroup group : groups) {
            states.computeIfAbsent(stateKey(group.state(), group.blocked()), k -> new ArrayList<>())
                    .add(group);
        }
        List<ThreadRow> out = new ArrayList<>();
        states.forEach((key, all) -> {
            ThreadFacts first = facts.get(all.getFirst().first());
            Health health = Health.of(first);
            int count = all.stream().mapToInt(g -> g.threads().size()).sum();
            shares.add(new StateShare(first.state().word(), count, health));
            List<StackGroup> kept = all.stream().filter(g -> matches(g)).toList();
            if (!kept.isEmpty()) {
                addState(out, key, kept, health);
            }
        });
        return out;
    }

    private void addState(List<ThreadRow> out, String key, List<StackGroup> kept, Health health) {
        int first = kept.getFirst().first();
        int count = kept.stream().mapToInt(g -> g.threads().size()).sum();
        boolean isOpen = open.contains(key);
        String shows = kept.size() == 1 ? shows(first) : ThreadsViewModel.count(kept.size(), "different stack");
        boolean own = kept.size() == 1
                && facts.get(first).ownFrame() >= 0
                && facts.get(first).isBlocked();
        out.add(new ThreadRow.OfState(
                key,
                new ItemRef.OfThread(in.id(), first),
                facts.get(first).state().word(),
                count,
                roles(kept),
                shows,
                own,
                health,
                isOpen));
        if (isOpen) {
            kept.forEach(group -> addStack(out, group));
        }
    }

    private void addStack(List<ThreadRow> out, StackGroup group) {
        ThreadTrace first = in.threads().get(group.first());
        boolean single = group.threads().size() == 1;
        boolean isOpen = !single && open.contains(stackKey(group));
        boolean own = facts.get(group.first()).ownFrame() >= 0;
        out.add(new ThreadRow.OfStack(
                stackKey(group),
                new ItemRef.OfThread(in.id(), group.first()),
                group.threads().size(),
                single ? first.label() : ThreadsViewModel.count(group.threads().size(), "thread"),
                shows(group.first()),
                own,
                Describe.thread(in, first, facts.get(group.first())),
                isOpen));
        if (isOpen) {
            for (int t : group.threads()) {
                ThreadTrace thread = in.threads().get(t);
                String name = thread.name();
                out.add(new ThreadRow.OfThread(
                        new ItemRef.OfThread(in.id(), t), thread.label(), name == null ? "" : name));
            }
        }
    }

    /** The user's own frame where there is one, else a phrase for what the thread does. */
    private String shows(int thread) {
        ThreadFacts fact = facts.get(thread);
        ThreadTrace trace = in.threads().get(thread);
        if (fact.ownFrame() >= 0 && fact.isBlocked()) {
            return trace.stack().frames().get(fact.ownFrame()).symbol().name();
        }
        return Describe.thread(in, trace, fact);
    }

    private String roles(List<StackGroup> kept) {
        Map<Role, Integer> counts = new TreeMap<>();
        for (StackGroup group : kept) {
            for (int thread : group.threads()) {
                counts.merge(facts.get(thread).role(), 1, Integer::sum);
            }
        }
        List<String> words = new ArrayList<>();
        counts.forEach((role, n) -> words.add(counts.size() == 1 && n == 1 ? role.word() : n + " " + role.word()));
        return String.join(", ", words);
    }

    private boolean matches(StackGroup group) {
        if (filter.isBlank()) {
            return true;
        }
        for (int t : group.threads()) {
            String name = in.threads().get(t).name();
            if (matches(in.threads().get(t).label()) || (name != null && matches(name))) {
                return true;
            }
        }
        return matches(group.state().word())
                || in.threads().get(group.first()).stack().frames().stream().anyMatch(this::matches);
    }

    private boolean matches(Frame frame) {
        SourcePlace place = frame.place();
        return matches(frame.symbol().name()) || (place != null && matches(place.file()));
    }

    private boolean matches(String text) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty() || text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    static String stateKey(State state, boolean blocked) {
        return state.word() + (blocked ? "!" : "");
    }

    static String stackKey(StackGroup group) {
        return "stack:" + group.first();
    }
}
