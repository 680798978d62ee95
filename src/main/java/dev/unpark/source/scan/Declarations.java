package dev.unpark.source.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one crate declares. Names stand without their modules; what two modules declare alike is told apart by its place. */
final class Declarations {
    /** A field, or {@code 0}, {@code 1} of a tuple struct. */
    record Field(String struct, String name, @Nullable Ty type) {}

    /**
     * @param module the innermost module around it
     * @param owner type of its impl; empty for a free function
     * @param isEntry made synchronous by {@code #[tokio::main]}
     * @param result what a call gives; null if unknown
     */
    record Fn(
            FileSyntax file,
            int node,
            String module,
            String owner,
            String name,
            boolean isAsync,
            boolean isEntry,
            @Nullable Ty result) {
        int line() {
            return file.tree().startLine(node);
        }

        /** {@code Type::name} or the name alone. */
        String shown() {
            return owner.isEmpty() ? name : owner + "::" + name;
        }
    }

    /** A {@code type} of the crate: where it is written. */
    record Alias(FileSyntax file, int type) {}

    private final String name;
    private final Map<String, Map<String, Field>> structs = new HashMap<>();
    private final Map<String, List<Field>> fields = new HashMap<>();
    private final Map<String, Ty> statics = new HashMap<>();
    private final Map<String, Alias> aliases = new HashMap<>();
    private final Map<String, List<Fn>> functions = new HashMap<>();
    private final Map<String, String> reexports = new HashMap<>();
    private final Set<String> modules = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private final Set<String> lockCrates = new HashSet<>();

    Declarations(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    Map<String, Ty> statics() {
        return statics;
    }

    Map<String, Alias> aliases() {
        return aliases;
    }

    Map<String, List<Fn>> functions() {
        return functions;
    }

    Map<String, String> reexports() {
        return reexports;
    }

    Set<String> modules() {
        return modules;
    }

    /** Crates that a lock or cell is imported from or named with: {@code std}, {@code parking_lot}, {@code tokio}. */
    Set<String> lockCrates() {
        return lockCrates;
    }

    Set<String> types() {
        return types;
    }

    boolean isType(String type) {
        return types.contains(type);
    }

    void add(Field field) {
        structs.computeIfAbsent(field.struct(), s -> new HashMap<>()).put(field.name(), field);
        fields.computeIfAbsent(field.name(), f -> new ArrayList<>()).add(field);
    }

    void add(Fn function) {
        functions.computeIfAbsent(function.name(), n -> new ArrayList<>()).add(function);
    }

    @Nullable
    Field field(String struct, String field) {
        Map<String, Field> of = structs.get(struct);
        return of == null ? null : of.get(field);
    }

    /** The type that every field of that name has, where the struct is not known; null if they differ. */
    @Nullable
    Ty fieldAnywhere(String field) {
        List<Field> all = fields.getOrDefault(field, List.of());
        Ty first = all.isEmpty() ? null : all.getFirst().type();
        if (first == null) {
            return null;
        }
        Ty target = Ty.pointee(first);
        boolean alike = all.stream().allMatch(f -> {
            Ty other = Ty.pointee(f.type());
            return target != null && other != null && other.head().equals(target.head());
        });
        return alike && Locks.isLock(target) ? first : null;
    }

    List<Fn> methods(String owner, String method) {
        return functions.getOrDefault(method, List.of()).stream()
                .filter(f -> f.owner().equals(owner))
                .toList();
    }

    /** The one function that a path of the crate's own means, as {@link Names} gives it; null if it cannot be told. */
    @Nullable
    Fn function(String path, FileSyntax from) {
        boolean own = path.startsWith("crate::");
        String[] parts = (own ? path.substring(7) : path).split("::");
        String last = parts[parts.length - 1];
        String before = parts.length > 1 ? parts[parts.length - 2] : "";
        List<Fn> named = functions.getOrDefault(last, List.of());
        if (!before.isEmpty() && Character.isUpperCase(before.charAt(0))) {
            return one(named.stream().filter(f -> f.owner().equals(before)).toList());
        }
        List<Fn> free = named.stream().filter(f -> f.owner().isEmpty()).toList();
        if (!own && parts.length == 1) {
            List<Fn> here = free.stream().filter(f -> f.file().equals(from)).toList();
            return here.isEmpty() ? one(free) : one(here);
        }
        List<Fn> there = free.stream().filter(f -> f.module().equals(before)).toList();
        return there.isEmpty() ? one(free) : one(there);
    }

    private static @Nullable Fn one(List<Fn> found) {
        return found.size() == 1 ? found.getFirst() : null;
    }
}
