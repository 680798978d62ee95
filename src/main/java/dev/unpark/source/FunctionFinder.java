package dev.unpark.source;

import dev.unpark.source.CargoPackage.Target;
import dev.unpark.work.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the one function that a name in a dump means, through cargo's and Rust's rules for where modules lie. */
final class FunctionFinder {
    private static final Pattern NUMBERED = Pattern.compile("\\{([a-z_]+?)(?:_env)?#(\\d+)\\}");

    private final SourceTree tree;
    private final Parsed parsed;

    /** Gives a file's syntax. */
    @FunctionalInterface
    interface Parsed {
        ParsedFile of(SourceFile file) throws Refused;
    }

    private record Hit(String path, Body body) {}

    FunctionFinder(SourceTree tree, Parsed parsed) {
        this.tree = tree;
        this.parsed = parsed;
    }

    Optional<FunctionAt> find(String symbol) {
        SymbolPath name = SymbolPath.of(symbol);
        List<Hit> found = new ArrayList<>();
        for (String crate : name.crates()) {
            inCrate(crate, name, found);
        }
        List<Hit> distinct = found.stream().distinct().toList();
        // A plain closure that fits as well leaves it open which is meant.
        return distinct.size() == 1
                ? Optional.ofNullable(distinct.getFirst().body().function())
                        .map(f -> new FunctionAt(distinct.getFirst().path(), f))
                : Optional.empty();
    }

    private void inCrate(String crate, SymbolPath name, List<Hit> found) {
        int before = found.size();
        for (CargoPackage cargo : tree.packages()) {
            for (Target target : cargo.targets()) {
                if (target.crate().equals(crate)) {
                    inTarget(cargo, target, name.segments(), found);
                }
            }
        }
        if (found.size() == before && !name.plain() && name.segments().size() > 1) {
            anywhere(crate, name.segments(), found);
        }
    }

    /** Each split of the path into modules and an item, the file of the innermost module first. */
    private void inTarget(CargoPackage cargo, Target target, List<String> segments, List<Hit> found) {
        int slash = target.rootFile().lastIndexOf('/');
        String folder = target.rootFile().substring(0, slash + 1);
        for (int modules = segments.size() - 1; modules >= 0; modules--) {
            List<String> item = segments.subList(modules, segments.size());
            String module = folder + String.join("/", segments.subList(0, modules));
            List<String> places =
                    modules == 0 ? List.of(target.rootFile()) : List.of(module + ".rs", module + "/mod.rs");
            for (String place : places) {
                String path = cargo.outside(place);
                SourceFile file = path == null ? null : tree.byPath().get(path);
                if (file != null && cargo.equals(file.cargo()) && !(modules > 0 && place.equals(target.rootFile()))) {
                    inFile(file, item, found);
                }
            }
        }
    }

    /** The impl of {@code <T as Trait>::f} may stand in any module of the crate; the last two names are looked for. */
    private void anywhere(String crate, List<String> segments, List<Hit> found) {
        int type = 0;
        while (type < segments.size() - 1
                && !Character.isUpperCase(segments.get(type).codePointAt(0))) {
            type++;
        }
        List<String> item = segments.subList(type, segments.size());
        for (SourceFile file : tree.byPath().values()) {
            if (file.isRust() && file.isOf(crate)) {
                inFile(file, item, found);
            }
        }
    }

    private void inFile(SourceFile file, List<String> item, List<Hit> found) {
        ParsedFile syntax;
        try {
            syntax = parsed.of(file);
        } catch (Refused e) {
            return;
        }
        for (Body body : syntax.bodies()) {
            if (fits(body, item)) {
                found.add(new Hit(file.path(), body));
            }
        }
    }

    /** Whether a body's path is the item's. An async function's own body has a closure's segment after its name. */
    private static boolean fits(Body body, List<String> item) {
        List<String> path = body.path();
        if (item.size() == path.size() + 1
                && body.function() != null
                && body.function().isAsync()
                && !path.getLast().startsWith("{")) {
            return isFirstClosure(item.getLast()) && fits(body, item.subList(0, path.size()));
        }
        if (item.size() != path.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            if (!fits(path.get(i), item.get(i), body.numbered())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFirstClosure(String part) {
        Matcher m = NUMBERED.matcher(part);
        return part.equals("{{closure}}")
                || (m.matches() && m.group(2).equals("0") && !m.group(1).equals("impl"));
    }

    private static boolean fits(String own, String asked, boolean numbered) {
        if (own.startsWith("impl ")) {
            return asked.startsWith("{impl#") || own.substring(5).equals(asked);
        }
        if (!own.startsWith("{")) {
            return own.equals(asked);
        }
        if (own.equals(Body.ASYNC_FN)) {
            return isFirstClosure(asked);
        }
        if (asked.equals("{{closure}}")) {
            return numbered;
        }
        Matcher a = NUMBERED.matcher(own);
        Matcher b = NUMBERED.matcher(asked);
        return a.matches()
                && b.matches()
                && a.group(2).equals(b.group(2))
                && (a.group(1).equals(b.group(1)) || b.group(1).equals("closure"));
    }
}
