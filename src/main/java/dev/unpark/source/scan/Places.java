package dev.unpark.source.scan;

import dev.unpark.source.SyntaxTree;
import dev.unpark.source.scan.Declarations.Field;
import dev.unpark.source.scan.Env.Local;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Variables, fields, references, and what is put together of values. */
final class Places {
    private final Walk walk;

    Places(Walk walk) {
        this.walk = walk;
    }

    Value eval(int node) {
        SyntaxTree tree = walk.tree();
        return switch (tree.type(node)) {
            case "identifier", "self" -> name(tree.text(node));
            case "scoped_identifier" ->
                Value.of(walk.crate().declared().statics().get(Ty.last(tree.text(node))));
            case "field_expression" -> Value.of(field(node));
            case "index_expression" -> index(node);
            case "reference_expression" -> {
                int value = tree.child(node, "value");
                yield value == SyntaxTree.NONE
                        ? Value.NONE
                        : Value.of(Ty.reference(walk.eval(value).type()));
            }
            case "unary_expression" -> unary(node);
            case "parenthesized_expression" -> walk.eval(node + 2);
            case "tuple_expression", "array_expression" -> parts(node);
            case "struct_expression" -> struct(node);
            case "assignment_expression" -> assignment(node);
            case "try_expression" -> attempt(node);
            default -> {
                int value = tree.child(node, "value");
                Value cast = value == SyntaxTree.NONE ? Value.NONE : walk.eval(value);
                yield Value.of(cast.type());
            }
        };
    }

    private Value name(String name) {
        Local local = walk.env().find(name);
        if (local == null) {
            return Value.of(walk.crate().declared().statics().get(name));
        }
        Set<Held> alive = new LinkedHashSet<>(local.helds);
        alive.retainAll(walk.flow().live());
        return alive.isEmpty() ? Value.of(local.type) : new Value(local.type, alive);
    }

    private @Nullable Ty field(int node) {
        SyntaxTree tree = walk.tree();
        int base = tree.child(node, "value");
        int name = tree.child(node, "field");
        if (base == SyntaxTree.NONE || name == SyntaxTree.NONE) {
            return null;
        }
        Ty on = Ty.target(walk.eval(base).type());
        String text = tree.text(name);
        if (on != null && on.is("()") && Character.isDigit(text.charAt(0))) {
            return on.arg(Integer.parseInt(text));
        }
        Field field = on == null ? null : walk.crate().declared().field(Ty.last(on.head()), text);
        boolean known = on != null
                && on.head().startsWith("crate::")
                && walk.crate().declared().isType(Ty.last(on.head()));
        return field != null
                ? field.type()
                : known ? null : walk.crate().declared().fieldAnywhere(text);
    }

    private Value index(int node) {
        List<Integer> operands = operands(node);
        Value on = operands.isEmpty() ? Value.NONE : walk.eval(operands.getFirst());
        for (int operand : operands.subList(Math.min(1, operands.size()), operands.size())) {
            walk.eval(operand);
        }
        return Value.of(Results.element(on.type()));
    }

    private List<Integer> operands(int node) {
        SyntaxTree tree = walk.tree();
        List<Integer> operands = new ArrayList<>();
        for (int child : tree.children(node)) {
            if (!tree.isLeaf(child) || tree.is(child, "identifier") || tree.is(child, "self")) {
                operands.add(child);
            }
        }
        return operands;
    }

    private Value unary(int node) {
        List<Integer> operands = operands(node);
        if (operands.isEmpty()) {
            return Value.NONE;
        }
        Ty type = walk.eval(operands.getFirst()).type();
        if (!walk.tree().text(node).startsWith("*") || type == null) {
            return Value.NONE;
        }
        boolean looksThrough = type.is("&") || type.is("Box") || type.is("Arc") || type.is("Rc") || Locks.isGuard(type);
        return Value.of(looksThrough ? type.arg(0) : type);
    }

    private Value parts(int node) {
        List<@Nullable Ty> types = new ArrayList<>();
        Set<Held> helds = new LinkedHashSet<>();
        for (int child : operandsAndLiterals(node)) {
            Value value = walk.eval(child);
            types.add(value.type());
            helds.addAll(value.helds());
        }
        boolean tuple = walk.tree().is(node, "tuple_expression");
        Ty type = tuple ? new Ty("()", types) : types.isEmpty() ? null : Ty.of("Vec", types.getFirst());
        return new Value(type, helds);
    }

    private List<Integer> operandsAndLiterals(int node) {
        SyntaxTree tree = walk.tree();
        return tree.children(node).stream()
                .filter(c -> !Set.of("(", ")", "[", "]", ",", ";").contains(tree.type(c)))
                .toList();
    }

    /** A struct that takes a guard keeps it. */
    private Value struct(int node) {
        SyntaxTree tree = walk.tree();
        int name = tree.child(node, "name");
        int body = tree.child(node, "body");
        Set<Held> helds = new LinkedHashSet<>();
        if (body != SyntaxTree.NONE) {
            for (int child : tree.children(body)) {
                int value = tree.child(child, "value");
                if (value != SyntaxTree.NONE) {
                    helds.addAll(walk.eval(value).helds());
                } else if (tree.is(child, "shorthand_field_initializer")) {
                    helds.addAll(name(tree.text(child).strip()).helds());
                } else if (!tree.isLeaf(child)) {
                    walk.each(child);
                }
            }
        }
        return new Value(
                walk.crate()
                        .types()
                        .read(walk.file(), name, walk.facts().function.owner()),
                helds);
    }

    private Value assignment(int node) {
        SyntaxTree tree = walk.tree();
        int left = tree.child(node, "left");
        int right = tree.child(node, "right");
        Value value = right == SyntaxTree.NONE ? Value.NONE : walk.eval(right);
        Local local = left != SyntaxTree.NONE && tree.is(left, "identifier")
                ? walk.env().find(tree.text(left))
                : null;
        if (local == null) {
            if (left != SyntaxTree.NONE) {
                walk.eval(left);
            }
            walk.flow().drop(value.helds());
            return Value.NONE;
        }
        Set<Held> replaced = new LinkedHashSet<>(local.helds);
        replaced.removeAll(value.helds());
        walk.flow().drop(replaced);
        local.helds.addAll(value.helds());
        value.helds().forEach(held -> {
            held.binding = tree.text(left);
            walk.flow().pass(held, local.depth);
        });
        return Value.NONE;
    }

    /** {@code x?} */
    private Value attempt(int node) {
        Value value = walk.eval(node + 1);
        Ty type = value.type();
        boolean wrapped = type != null && (type.is("Result") || type.is("Option"));
        return new Value(wrapped && type != null ? type.arg(0) : null, value.helds());
    }
}
