package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Fn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What one crate's async code does. */
record CrateScan(List<GuardSite> guards, List<BlockSite> blocking, List<PollSite> wakers, int bodies, int polls) {
    static final CrateScan NOTHING = new CrateScan(List.of(), List.of(), List.of(), 0, 0);

    private static final Comparator<Fn> ORDER =
            Comparator.comparing((Fn f) -> f.file().path()).thenComparingInt(Fn::node);

    static CrateScan of(OwnCrate crate, List<FileSyntax> files, Function<String, @Nullable SyntaxTree> parser) {
        Declarations declared = new Declarations(crate.crate());
        Names names = new Names(declared);
        TypeReader types = new TypeReader(declared, names);
        DeclarationReader.read(files, declared, types);
        CrateContext context = new CrateContext(declared, names, types, crate.edition(), parser);
        List<Fn> functions = declared.functions().values().stream()
                .flatMap(List::stream)
                .sorted(ORDER)
                .toList();
        List<BodyFacts> bodies = new ArrayList<>();
        List<PollSite> wakers = new ArrayList<>();
        int polls = 0;
        for (Fn function : functions) {
            Walk.function(context, function, bodies);
            polls += Polls.read(function, wakers);
        }
        List<GuardSite> guards = new ArrayList<>();
        List<BlockSite> blocking = new ArrayList<>();
        CallPaths paths = new CallPaths(bodies);
        int async = 0;
        for (BodyFacts body : bodies) {
            if (body.isAsync) {
                async++;
                body.helds.stream().filter(h -> !h.awaits.isEmpty()).forEach(h -> guards.add(site(body, h)));
                blocking.addAll(paths.of(body));
            }
        }
        guards.sort(Comparator.comparing(GuardSite::path).thenComparingInt(GuardSite::line));
        return new CrateScan(guards, blocking, wakers, async, polls);
    }

    private static GuardSite site(BodyFacts body, Held held) {
        Held.Taken taken = held.taken;
        return new GuardSite(
                body.function.file().path(),
                body.function.shown(),
                taken.line(),
                taken.lock(),
                taken.kind().equals("?") ? "" : taken.kind(),
                taken.type(),
                taken.method(),
                held.binding,
                List.copyOf(held.awaits),
                taken.certain());
    }
}
