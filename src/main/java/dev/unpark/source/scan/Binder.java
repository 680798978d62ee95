package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Field;
import dev.unpark.source.scan.Env.Local;
import org.jspecify.annotations.Nullable;

/** Binds the names of a pattern. */
final class Binder {
    private final Walk walk;

    Binder(Walk walk) {
        this.walk = walk;
    }

    /**
     * @param depth of the scope that the names belong to
     * @return whether a name took the value's guards
     */
    boolean bind(int pattern, Value value, int depth) {
        SyntaxTree tree = walk.tree();
        if (pattern == SyntaxTree.NONE) {
            return false;
        }
        return switch (tree.type(pattern)) {
            case "identifier" -> name(tree.text(pattern), value, depth);
            case "mut_pattern", "ref_pattern", "reference_pattern", "captured_pattern" ->
                lastChild(pattern, value, depth);
            case "tuple_struct_pattern" -> tupleStruct(pattern, value, depth);
            case "tuple_pattern" -> tuple(pattern, value, depth);
            case "struct_pattern" -> struct(pattern, value, depth);
            case "or_pattern", "slice_pattern", "match_pattern" -> each(pattern, value, depth);
            default -> false;
        };
    }

    private boolean name(String name, Value value, int depth) {
        if (Character.isUpperCase(name.charAt(0))) {
            return false; // a constant or a variant, such as None
        }
        Local local = new Local(value.type(), depth);
        local.helds.addAll(value.helds());
        for (Held held : value.helds()) {
            held.binding = name;
            walk.flow().pass(held, depth);
        }
        walk.env().declare(name, local);
        return !value.helds().isEmpty();
    }

    private boolean lastChild(int pattern, Value value, int depth) {
        int last = SyntaxTree.NONE;
        boolean taken = false;
        for (int child : walk.tree().children(pattern)) {
            if (walk.tree().is(pattern, "captured_pattern") && last == SyntaxTree.NONE) {
                taken = bind(child, value, depth);
            }
            last = child;
        }
        Ty type = value.type();
        boolean reference = walk.tree().is(pattern, "reference_pattern") && type != null && type.is("&");
        return bind(last, reference && type != null ? new Value(type.arg(0), value.helds()) : value, depth) || taken;
    }

    private boolean each(int pattern, Value value, int depth) {
        boolean taken = false;
        for (int child : walk.tree().children(pattern)) {
            if (!walk.tree().field(child).equals("condition")) {
                taken |= bind(child, value, depth);
            }
        }
        return taken;
    }

    /** {@code Ok(guard)}, {@code Some(x)}, {@code Wrapper(inner)}. */
    private boolean tupleStruct(int pattern, Value value, int depth) {
        SyntaxTree tree = walk.tree();
        int constructor = tree.child(pattern, "type");
        String name = constructor == SyntaxTree.NONE ? "" : Ty.last(tree.text(constructor));
        Ty type = Ty.pointee(value.type());
        int index = 0;
        boolean taken = false;
        for (int child : tree.children(pattern)) {
            if (child == constructor || (tree.isLeaf(child) && !isName(tree, child))) {
                index += tree.is(child, "_") ? 1 : 0;
                continue;
            }
            taken |= bind(child, new Value(inside(name, type, index), value.helds()), depth);
            index++;
        }
        return taken;
    }

    private static boolean isName(SyntaxTree tree, int node) {
        return tree.is(node, "identifier");
    }

    private @Nullable Ty inside(String constructor, @Nullable Ty type, int index) {
        boolean maybe = type != null && type.is(Locks.MAYBE) && constructor.equals("Ok");
        if (maybe) {
            return Ty.of(Locks.UNKNOWN_GUARD);
        }
        boolean wrapped = type != null && (type.is("Option") || type.is("Result"));
        return switch (constructor) {
            case "Ok", "Some" -> wrapped && type != null ? type.arg(0) : null;
            case "Err" ->
                wrapped && type != null && Locks.kept(type) != null ? Ty.of("PoisonError", type.arg(0)) : null;
            default -> field(constructor, Integer.toString(index));
        };
    }

    private @Nullable Ty field(String struct, String name) {
        Field field = walk.crate().declared().field(struct, name);
        return field == null ? null : field.type();
    }

    private boolean tuple(int pattern, Value value, int depth) {
        SyntaxTree tree = walk.tree();
        Ty type = Ty.pointee(value.type());
        boolean typed = type != null && type.is("()");
        int index = 0;
        boolean taken = false;
        for (int child : tree.children(pattern)) {
            if (tree.is(child, ",") || tree.is(child, "(") || tree.is(child, ")")) {
                continue;
            }
            Ty element = typed && type != null ? type.arg(index) : null;
            boolean guard = !typed || Locks.kept(element) != null;
            taken |= bind(child, new Value(element, guard ? value.helds() : java.util.Set.of()), depth);
            index++;
        }
        return taken;
    }

    private boolean struct(int pattern, Value value, int depth) {
        SyntaxTree tree = walk.tree();
        int type = tree.child(pattern, "type");
        String struct = type == SyntaxTree.NONE ? "" : Ty.last(tree.text(type));
        if (struct.equals("Self") && walk.env().find("self") != null) {
            Ty self = Ty.target(walk.env().find("self").type);
            struct = self == null ? struct : Ty.last(self.head());
        }
        boolean taken = false;
        for (int child : tree.children(pattern)) {
            if (!tree.is(child, "field_pattern")) {
                continue;
            }
            int name = tree.child(child, "name");
            int inner = tree.child(child, "pattern");
            String text = name == SyntaxTree.NONE ? "" : tree.text(name);
            Value field = new Value(field(struct, text), value.helds());
            if (inner != SyntaxTree.NONE) {
                taken |= bind(inner, field, depth);
            } else if (!text.isEmpty()) {
                taken |= name(text, field, depth);
            }
        }
        return taken;
    }
}
