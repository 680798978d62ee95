package dev.unpark.source.scan;

import dev.unpark.source.scan.BlockSite.Hop;
import dev.unpark.source.scan.BodyFacts.Call;
import dev.unpark.source.scan.Declarations.Fn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** From async code through the crate's own functions to the calls that block. */
final class CallPaths {
    private static final int LONGEST = 8;

    /** The bodies of functions that are not async. */
    private final IdentityHashMap<Fn, BodyFacts> plain = new IdentityHashMap<>();

    private final IdentityHashMap<Fn, Map<Blocks, Path>> known = new IdentityHashMap<>();

    /** The calls from a function to one that blocks. */
    private record Path(List<Hop> hops, boolean certain, boolean inPlace) {
        Path then(Call call, String file) {
            List<Hop> longer = new ArrayList<>(hops);
            longer.add(new Hop(file, call.line(), call.shown()));
            return new Path(longer, certain && call.certain(), inPlace || call.inPlace());
        }
    }

    CallPaths(List<BodyFacts> bodies) {
        for (BodyFacts body : bodies) {
            if (!body.isAsync) {
                plain.putIfAbsent(body.function, body);
            }
        }
    }

    List<BlockSite> of(BodyFacts async) {
        List<BlockSite> sites = new ArrayList<>();
        Set<Fn> called = new HashSet<>();
        String file = async.function.file().path();
        Path start = new Path(List.of(), true, false);
        for (Call call : async.calls) {
            Fn own = call.own();
            if (call.blocks() != null) {
                if (!isQuiet(async, call.blocks())) {
                    sites.add(site(async, call.blocks(), start.then(call, file)));
                }
            } else if (own != null && own.isEntry()) {
                sites.add(site(async, Blocks.MAIN, start.then(call, file)));
            } else if (own != null && !own.isAsync() && called.add(own)) {
                from(own).forEach((how, path) -> {
                    Path whole = start.then(call, file);
                    List<Hop> hops = new ArrayList<>(whole.hops());
                    hops.addAll(path.hops());
                    boolean inPlace = whole.inPlace() || path.inPlace();
                    // What block_in_place is there for; only a wait for async code is still worth a look.
                    if (!inPlace || how == Blocks.BLOCK_ON) {
                        sites.add(site(async, how, new Path(hops, whole.certain() && path.certain(), inPlace)));
                    }
                });
            }
        }
        return sites;
    }

    private static boolean isQuiet(BodyFacts body, Blocks how) {
        return body.nonBlocking && how == Blocks.SOCKET;
    }

    private static BlockSite site(BodyFacts async, Blocks how, Path path) {
        return new BlockSite(async.function.shown(), how, path.hops(), path.certain(), path.inPlace());
    }

    private record Step(Fn function, Path path) {}

    /** The shortest way to each kind of wait. */
    private Map<Blocks, Path> from(Fn function) {
        Map<Blocks, Path> found = known.get(function);
        if (found != null) {
            return found;
        }
        Map<Blocks, Path> shortest = new EnumMap<>(Blocks.class);
        Deque<Step> open = new ArrayDeque<>();
        Set<Fn> seen = new HashSet<>();
        open.add(new Step(function, new Path(List.of(), true, false)));
        while (!open.isEmpty()) {
            Step step = open.removeFirst();
            BodyFacts body = plain.get(step.function());
            if (body == null || !seen.add(step.function()) || step.path().hops().size() >= LONGEST) {
                continue;
            }
            String file = step.function().file().path();
            for (Call call : body.calls) {
                Fn own = call.own();
                Path next = step.path().then(call, file);
                if (call.blocks() != null && !isQuiet(body, call.blocks())) {
                    shortest.putIfAbsent(call.blocks(), next);
                } else if (own != null && own.isEntry()) {
                    shortest.putIfAbsent(Blocks.MAIN, next);
                } else if (own != null && !own.isAsync()) {
                    open.addLast(new Step(own, next));
                }
            }
        }
        known.put(function, shortest);
        return shortest;
    }
}
