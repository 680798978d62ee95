package dev.unpark.parse.gdb;

import dev.unpark.model.FutureLink;
import dev.unpark.model.Guard;
import dev.unpark.symbol.RustNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds futures and lock guards in the value of a local variable, as gdb's Rust printer writes it.
 *
 * <p>An async function's state prints as a variant of its environment, {@code
 * app::reload::{async_fn_env#0}::Suspend1{table: ..., __awaitee: ...}}: suspended at its await number 1, with what is kept
 * across that await as fields and the future that it waits for as {@code __awaitee}. A guard inside belongs to the
 * innermost async function around it; a guard outside of any is the frame's own variable.
 */
final class FutureReader {
    /** Deeper brackets are passed over: no type nests like that, but a hostile text may. */
    static final int MOST_NESTED = 200;

    /** A {@code join!} of many futures prints them all; so many chains are given. */
    static final int MOST_CHAINS = 64;

    private static final String AWAITEE = "__awaitee";
    private static final String ENVIRONMENT = "_env#";

    /** An async function on the way from the outermost to those it awaits. */
    private static final class Link {
        final String function;
        final int suspend;
        final List<Guard> guards = new ArrayList<>();
        final List<Link> awaited = new ArrayList<>();

        Link(String function, int suspend) {
            this.function = function;
            this.suspend = suspend;
        }
    }

    /** A guard whose fields are being read. */
    private static final class GuardDraft {
        boolean found;
        long address;
    }

    private ValueText text = new ValueText(new byte[0], 0);
    private List<Link> roots = new ArrayList<>();
    private List<Guard> plain = new ArrayList<>();
    private boolean tooDeep;
    private boolean tooMany;

    /** Whether the last value had more levels of brackets than are read. */
    boolean isTooDeep() {
        return tooDeep;
    }

    /** Whether the last value had more futures at the ends of its chains than are given. */
    boolean hasTooMany() {
        return tooMany;
    }

    /** Reads {@code NAME = VALUE} and tells {@code held} what it holds. Never throws; a cut value gives what it had. */
    void read(byte[] bytes, int length, int frame, int line, Held held) {
        text = new ValueText(bytes, length);
        roots = new ArrayList<>();
        plain = new ArrayList<>();
        tooDeep = false;
        tooMany = false;
        String name = text.fieldName();
        value(null, name, name.equals(AWAITEE), 0);
        List<List<FutureLink>> chains = new ArrayList<>();
        for (Link root : roots) {
            chains(root, new ArrayList<>(), chains);
        }
        for (List<FutureLink> chain : chains) {
            held.future(frame, chain, line);
        }
        for (Guard guard : plain) {
            held.guard(frame, guard, line);
        }
    }

    // One chain for each future at the end: a join! of two futures has two, which begin alike.
    private void chains(Link link, List<FutureLink> before, List<List<FutureLink>> all) {
        if (all.size() >= MOST_CHAINS) {
            tooMany = true;
            return;
        }
        List<FutureLink> chain = new ArrayList<>(before);
        chain.add(new FutureLink(link.function, link.suspend, link.guards));
        for (Link next : link.awaited) {
            chains(next, chain, all);
        }
        boolean tells = chain.stream().anyMatch(l -> l.suspend() > -4);
        if (link.awaited.isEmpty() && tells) {
            all.add(chain);
        }
    }

    /**
     * Reads one value and what gdb prints behind it, up to the comma or bracket that ends it.
     *
     * @param in the async function that it is part of, or null
     * @param binding the variable of that function that it is part of
     * @param awaited it is what {@code in} waits for
     */
    private void value(@Nullable Link in, String binding, boolean awaited, int depth) {
        text.skipBlanks();
        if (text.opensGroup()) {
            group(in, binding, null, depth);
        } else if (text.beginsType()) {
            typed(in, binding, awaited, depth);
        }
        text.skipToSeparator();
    }

    private void typed(@Nullable Link in, String binding, boolean awaited, int depth) {
        String type = text.type();
        Link link = link(type, in == null, awaited);
        if (link != null) {
            (in == null ? roots : in.awaited).add(link);
            if (text.opensGroup()) {
                group(link, "", null, depth);
            }
            return;
        }
        if (!text.opensGroup()) {
            return;
        }
        String path = RustNames.normalise(type);
        GuardType guard = GuardType.of(path, type);
        GuardDraft draft = guard == null ? null : new GuardDraft();
        group(in, binding, draft, depth);
        if (guard != null && draft != null && draft.found) {
            Guard found = new Guard(binding, guard.kind(), guard.protectedType(path, type), draft.address);
            (in == null ? plain : in.guards).add(found);
        }
    }

    /**
     * The fields of a struct or variant, or the elements of a tuple or array.
     *
     * @param binding the variable that all of it belongs to; empty if each field is a variable of its own
     * @param guard gets the address of the lock, if this is a guard
     */
    private void group(@Nullable Link in, String binding, @Nullable GuardDraft guard, int depth) {
        if (depth >= MOST_NESTED) {
            tooDeep = true;
            text.skipGroup();
            return;
        }
        text.enterGroup();
        while (text.hasElement()) {
            String field = text.fieldName();
            if (guard != null && !guard.found && GuardType.isLockField(field)) {
                guard.found = text.atPointer();
                guard.address = text.pointer();
            }
            value(in, binding.isEmpty() ? field : binding, field.equals(AWAITEE), depth + 1);
        }
        text.leaveGroup();
    }

    // A future that is neither awaited nor suspended is an argument or a stale slot of the enclosing function; its
    // guards are that function's.
    private static @Nullable Link link(String type, boolean outermost, boolean awaited) {
        int variant = type.lastIndexOf("::");
        int suspend = variant < 0 ? -4 : state(type.substring(variant + 2));
        int open = suspend > -4 ? environment(type, variant) : -1;
        if (open > 0) {
            boolean wanted = outermost || awaited || suspend >= 0;
            return wanted ? new Link(function(type, open), suspend) : null;
        }
        return awaited ? new Link(RustNames.normalise(type), -4) : null;
    }

    // Where the environment's segment begins in `app::f::{async_fn_env#0}<app::T>::Suspend1`; -1 for another enum. Its
    // generic arguments may hold environments of their own.
    private static int environment(String type, int variant) {
        int end = variant;
        int depth = 0;
        while (end > 0 && (depth > 0 || type.charAt(end - 1) == '>')) {
            end--;
            boolean arrow = end > 0 && type.charAt(end - 1) == '-';
            depth += type.charAt(end) == '>' && !arrow ? 1 : type.charAt(end) == '<' ? -1 : 0;
        }
        int open = type.lastIndexOf('{', end);
        boolean is = open > 2 && end > 0 && type.charAt(end - 1) == '}' && type.startsWith("::", open - 2);
        return is && type.substring(open, end).contains(ENVIRONMENT) ? open : -1;
    }

    // `app::f::{async_fn_env#0}` is f itself, `app::main::{async_block_env#0}` a block within it.
    private static String function(String type, int open) {
        String function = RustNames.normalise(type.substring(0, open - 2));
        return type.startsWith("{async_fn_env#", open) ? function : function + "::{{closure}}";
    }

    private static int state(String variant) {
        return switch (variant) {
            case "Unresumed" -> -1;
            case "Returned" -> -2;
            case "Panicked" -> -3;
            default -> suspended(variant);
        };
    }

    private static int suspended(String variant) {
        if (!variant.startsWith("Suspend") || variant.length() == 7 || variant.length() > 15) {
            return -4;
        }
        int value = 0;
        for (int i = 7; i < variant.length(); i++) {
            int digit = Character.digit(variant.charAt(i), 10);
            if (digit < 0) {
                return -4;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
