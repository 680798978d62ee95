package dev.unpark.symbol;

import dev.unpark.symbol.V0Input.Malformed;
import org.jspecify.annotations.Nullable;

/**
 * rustc's v0 mangling (RFC 2603), which eu-stack 0.188 prints as it stands and which std has on stable since 1.9x. Written
 * as gdb writes it, generic arguments included, but without the crates' hashes.
 */
final class V0Names {
    private static final int MAX_DEPTH = 300;
    private static final int MAX_STEPS = 1 << 17;

    private final V0Input in;
    private final V0Output out = new V0Output();
    private int depth;
    private int work;

    private V0Names(String text) {
        this.in = new V0Input(text);
    }

    /** The name behind {@code _R} or macOS's {@code __R}; null if the symbol is none or is cut off. */
    static @Nullable String demangle(String mangled) {
        V0Names names = new V0Names(mangled.substring(mangled.indexOf('R') + 1));
        try {
            names.path(true);
            if (!names.in.atEnd() && names.in.peek() != '.') {
                names.out.mute();
                names.path(false); // the crate that instantiated it
            }
            return names.out.toString();
        } catch (Malformed e) {
            return null;
        }
    }

    private void print(String text) throws Malformed {
        out.print(text);
    }

    private void enter() throws Malformed {
        if (++depth > MAX_DEPTH || ++work > MAX_STEPS) {
            throw new Malformed();
        }
    }

    /** @param value true where a value stands: there generic arguments are written with a turbofish */
    private void path(boolean value) throws Malformed {
        enter();
        char kind = in.next();
        switch (kind) {
            case 'C' -> {
                in.optional('s');
                print(in.identifier());
            }
            case 'N' -> nested(value);
            case 'M', 'X' -> {
                in.optional('s');
                out.mute();
                path(false);
                out.unmute();
                qualified(kind == 'X');
            }
            case 'Y' -> qualified(true);
            case 'I' -> {
                path(value);
                print(value ? "::<" : "<");
                list(", ", this::genericArgument);
                print(">");
            }
            case 'B' -> backReference(() -> path(value));
            default -> throw new Malformed();
        }
        depth--;
    }

    private void qualified(boolean trait) throws Malformed {
        print("<");
        type();
        if (trait) {
            print(" as ");
            path(false);
        }
        print(">");
    }

    //  NvC3app4main    app::main          NCNvC3app4main0    app::main::{closure#0}
    private void nested(boolean value) throws Malformed {
        char namespace = in.next();
        path(value);
        long disambiguator = in.optional('s');
        String name = in.identifier();
        if (namespace >= 'A' && namespace <= 'Z') {
            String kind = namespace == 'C' ? "closure" : namespace == 'S' ? "shim" : String.valueOf(namespace);
            print("::{" + kind + (name.isEmpty() ? "" : ":" + name) + "#" + disambiguator + "}");
        } else if (!name.isEmpty()) {
            print("::" + name);
        }
    }

    private void genericArgument() throws Malformed {
        if (in.eat('L')) {
            out.lifetime(in.base62());
        } else if (in.eat('K')) {
            constant();
        } else {
            type();
        }
    }

    private void type() throws Malformed {
        enter();
        char kind = in.peek();
        String basic = V0Types.basic(kind);
        if (basic != null) {
            in.next();
            print(basic);
        } else {
            compound(kind);
        }
        depth--;
    }

    private void compound(char kind) throws Malformed {
        if ("CNMXYI".indexOf(kind) >= 0) {
            path(false);
            return;
        }
        in.next();
        switch (kind) {
            case 'R', 'Q' -> {
                print("&");
                if (in.eat('L')) {
                    long lifetime = in.base62();
                    if (lifetime > 0) {
                        out.lifetime(lifetime);
                        print(" ");
                    }
                }
                print(kind == 'Q' ? "mut " : "");
                type();
            }
            case 'P', 'O' -> {
                print(kind == 'P' ? "*const " : "*mut ");
                type();
            }
            case 'A', 'S' -> {
                print("[");
                type();
                if (kind == 'A') {
                    print("; ");
                    constant();
                }
                print("]");
            }
            case 'T' -> {
                print("(");
                print(list(", ", this::type) == 1 ? ",)" : ")");
            }
            case 'F' -> bound(this::function);
            case 'D' -> {
                print("dyn ");
                bound(() -> list(" + ", this::dynTrait));
                if (!in.eat('L')) {
                    throw new Malformed();
                }
                long lifetime = in.base62();
                if (lifetime > 0) {
                    print(" + ");
                    out.lifetime(lifetime);
                }
            }
            case 'B' -> backReference(this::type);
            default -> throw new Malformed();
        }
    }

    private void function() throws Malformed {
        print(in.eat('U') ? "unsafe " : "");
        if (in.eat('K')) {
            print("extern \"" + (in.eat('C') ? "C" : in.identifier().replace('_', '-')) + "\" ");
        }
        print("fn(");
        list(", ", this::type);
        print(")");
        if (!in.eat('u')) { // unit
            print(" -> ");
            type();
        }
    }

    //  dyn core::ops::function::FnOnce<(), Output = ()>
    private void dynTrait() throws Malformed {
        boolean open = openGenericPath();
        while (in.eat('p')) {
            print(open ? ", " : "<");
            open = true;
            print(in.identifier() + " = ");
            type();
        }
        print(open ? ">" : "");
    }

    /** A path whose arguments stay open for the bindings; false if it has none. */
    private boolean openGenericPath() throws Malformed {
        enter();
        boolean[] open = {false};
        if (in.eat('B')) {
            backReference(() -> open[0] = openGenericPath());
        } else if (in.eat('I')) {
            path(false);
            print("<");
            list(", ", this::genericArgument);
            open[0] = true;
        } else {
            path(false);
        }
        depth--;
        return open[0];
    }

    private void constant() throws Malformed {
        enter();
        if (in.eat('B')) {
            backReference(this::constant);
        } else if (in.eat('p')) {
            print("_");
        } else {
            value(in.next());
        }
        depth--;
    }

    private void value(char type) throws Malformed {
        switch (type) {
            case 'b' -> print(in.hex().equals("1") ? "true" : "false");
            case 'c' -> print("'\\u{" + in.hex() + "}'");
            case 'e' -> print("\"" + in.hex() + "\"");
            case 'a', 's', 'l', 'x', 'n', 'i', 'h', 't', 'm', 'y', 'o', 'j' -> print(in.number());
            case 'R', 'Q' -> {
                print(type == 'R' ? "&" : "&mut ");
                constant();
            }
            case 'A', 'T' -> {
                print(type == 'A' ? "[" : "(");
                list(", ", this::constant);
                print(type == 'A' ? "]" : ")");
            }
            default -> throw new Malformed();
        }
    }

    /** Reads a binder {@code G}, then what it is about. */
    private void bound(Part part) throws Malformed {
        long lifetimes = in.optional('G');
        if (lifetimes < 0 || lifetimes > 26) {
            throw new Malformed();
        }
        out.bind(lifetimes);
        part.read();
        out.unbind(lifetimes);
    }

    private void backReference(Part part) throws Malformed {
        int here = in.position();
        long target = in.base62();
        if (target < 0 || target >= here - 1) {
            throw new Malformed();
        }
        if (!out.isMuted()) {
            int after = in.position();
            in.position((int) target);
            part.read();
            in.position(after);
        }
    }

    private int list(String between, Part part) throws Malformed {
        int count = 0;
        while (!in.eat('E')) {
            print(count++ > 0 ? between : "");
            part.read();
        }
        return count;
    }

    private interface Part {
        void read() throws Malformed;
    }
}
