package dev.unpark.findings.rules.manifests;

import dev.unpark.findings.RuleInput;
import dev.unpark.findings.rules.Citing;
import dev.unpark.model.CargoFacts;
import dev.unpark.model.CargoManifest;
import dev.unpark.model.Input;
import dev.unpark.source.SourceCargo.CargoFile;
import dev.unpark.source.SourceCargo.UsesOfFile;
import dev.unpark.source.Sources;
import dev.unpark.source.uses.CrateUse;
import dev.unpark.source.uses.Gate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was opened of a build.
 *
 * @param graphs lock files, trees and metadata, as they were opened
 * @param locks the lock files among them
 * @param own the graph that the members' manifests make
 */
record Project(List<Member> members, List<Placed> graphs, List<OwnLock> locks, OwnGraph own, boolean hasSources) {
    private static final String OF_AN_INPUT = "an input's";

    Project {
        members = List.copyOf(members);
        graphs = List.copyOf(graphs);
        locks = List.copyOf(locks);
    }

    static Project of(RuleInput in) {
        Citing citing = new Citing(in);
        List<Placed> all = new ArrayList<>();
        for (CargoFile file : in.sources().cargo().files()) {
            all.add(new Placed(file.facts(), file.path(), -1, citing));
        }
        List<CargoFacts> ofSource = all.stream().map(Placed::facts).toList();
        List<Input> inputs = in.evidence().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            CargoFacts facts = inputs.get(i).cargo();
            // A manifest that was given by name is part of its tree as well.
            if (!facts.isEmpty() && !ofSource.contains(facts)) {
                all.add(new Placed(facts, null, i, citing));
            }
        }
        List<Placed> graphs =
                all.stream().filter(p -> !p.facts().crates().isEmpty()).toList();
        boolean sources = in.sources().files().stream().anyMatch(f -> f.endsWith(".rs"));
        List<Member> members = members(all, in.sources());
        return new Project(members, graphs, OwnLock.of(graphs, members), OwnGraph.of(members), sources);
    }

    boolean isEmpty() {
        return members.isEmpty() && graphs.isEmpty();
    }

    private static List<Member> members(List<Placed> all, Sources sources) {
        List<Member> members = new ArrayList<>();
        Map<String, List<PlacedUse>> uses = usesByFolder(all, sources.cargo().uses());
        Set<String> files = new HashSet<>(sources.files());
        Map<String, Placed> workspaces = workspaces(all);
        for (Placed placed : all) {
            for (CargoManifest manifest : placed.facts().manifests()) {
                String name = manifest.name();
                if (name != null && (placed.path() != null || isNew(name, members))) {
                    List<PlacedUse> own =
                            placed.path() == null ? List.of() : uses.getOrDefault(placed.folder(), List.of());
                    boolean library = isLibrary(placed, manifest, files);
                    members.add(new Member(name, manifest, placed, workspace(placed, workspaces), library, own));
                }
            }
        }
        return members;
    }

    // Cargo takes src/lib.rs and src/main.rs without being told; src/bin of a library is a tool beside it.
    private static boolean isLibrary(Placed placed, CargoManifest manifest, Set<String> files) {
        String inside = placed.folder().isEmpty() ? "" : placed.folder() + "/";
        boolean opened = placed.path() != null;
        boolean library = manifest.library() || (opened && files.contains(inside + "src/lib.rs"));
        boolean program = manifest.binary() || (opened && files.contains(inside + "src/main.rs"));
        return library && !program;
    }

    private static boolean isNew(String name, List<Member> members) {
        return members.stream().noneMatch(m -> m.name().equals(name));
    }

    /** The manifests with a workspace, by folder; the first that was opened as an input has none. */
    private static Map<String, Placed> workspaces(List<Placed> all) {
        Map<String, Placed> workspaces = new HashMap<>();
        for (Placed placed : all) {
            if (placed.facts().manifests().stream().anyMatch(CargoManifest::workspace)) {
                workspaces.putIfAbsent(placed.path() == null ? OF_AN_INPUT : placed.folder(), placed);
            }
        }
        return workspaces;
    }

    /** The manifest of the workspace around a package, the nearest above; of an input the one that was opened beside it. */
    private static @Nullable Placed workspace(Placed of, Map<String, Placed> workspaces) {
        if (of.path() == null) {
            return workspaces.getOrDefault(OF_AN_INPUT, workspaces.get(""));
        }
        String folder = of.folder();
        Placed found = workspaces.get(folder);
        while (found == null && !folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            found = workspaces.get(folder);
        }
        return found;
    }

    /** What the files use, by the folder of the innermost package around each. */
    private static Map<String, List<PlacedUse>> usesByFolder(List<Placed> all, List<UsesOfFile> files) {
        Map<String, List<PlacedUse>> uses = new HashMap<>();
        all.stream()
                .filter(p -> p.path() != null)
                .filter(p -> p.facts().manifests().stream().anyMatch(m -> m.name() != null))
                .forEach(p -> uses.put(p.folder(), new ArrayList<>()));
        for (UsesOfFile file : files) {
            String folder = file.path();
            List<PlacedUse> own = null;
            while (own == null && !folder.isEmpty()) {
                folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
                own = uses.get(folder);
            }
            if (own != null) {
                Gate gate = gateOf(file.path().substring(folder.isEmpty() ? 0 : folder.length() + 1));
                for (CrateUse use : file.uses()) {
                    own.add(new PlacedUse(use, file.path(), use.gate().and(gate)));
                }
            }
        }
        return uses;
    }

    // A build script has dependencies of its own.
    private static Gate gateOf(String path) {
        if (path.equals("build.rs")) {
            return Gate.SOMETIMES;
        }
        boolean test = path.startsWith("tests/") || path.startsWith("benches/") || path.startsWith("examples/");
        return test ? Gate.TEST : Gate.ALWAYS;
    }
}
