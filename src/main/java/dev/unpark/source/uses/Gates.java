package dev.unpark.source.uses;

import dev.unpark.source.tokens.RustTokens.Token;
import dev.unpark.source.uses.FileUses.GatedModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which tokens of a file are compiled always, sometimes or in tests alone. */
final class Gates {
    private static final Set<String> TESTS = Set.of("test", "bench", "rstest", "test_case", "proptest", "quickcheck");

    private static final int MOST_TOKENS_OF_A_HEAD = 200;

    private final List<Token> tokens;
    private final int[] closing;
    private final int[] sometimes; // how many more such items are open from this token on
    private final int[] tests;
    private final List<GatedModule> modules = new ArrayList<>();
    private int itemStart = -1;

    private Gates(List<Token> tokens) {
        this.tokens = tokens;
        this.closing = closing(tokens);
        this.sometimes = new int[tokens.size() + 1];
        this.tests = new int[tokens.size() + 1];
    }

    private static int[] closing(List<Token> tokens) {
        int[] closing = new int[tokens.size()];
        int[] open = new int[tokens.size()];
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            closing[i] = tokens.size() - 1;
            if (token.is("(") || token.is("[") || token.is("{")) {
                open[depth++] = i;
            } else if (depth > 0 && (token.is(")") || token.is("]") || token.is("}"))) {
                closing[open[--depth]] = i;
            }
        }
        return closing;
    }

    static Gates of(List<Token> tokens) {
        Gates gates = new Gates(tokens);
        int last = 0; // one attribute after the other, each scanned once
        for (int i = 0; i < tokens.size(); i++) {
            if (gates.is(i, "#") && i >= last) {
                last = gates.attribute(i);
            } else if (gates.is(i, "macro_rules") && gates.is(i + 1, "!")) {
                gates.gate(i, gates.endOfItem(i + 1), Gate.SOMETIMES);
            }
        }
        for (int i = 1; i < gates.tests.length; i++) {
            gates.tests[i] += gates.tests[i - 1];
            gates.sometimes[i] += gates.sometimes[i - 1];
        }
        return gates;
    }

    Gate at(int index) {
        return tests[index] > 0 ? Gate.TEST : sometimes[index] > 0 ? Gate.SOMETIMES : Gate.ALWAYS;
    }

    List<GatedModule> modules() {
        return modules;
    }

    private boolean is(int index, String text) {
        return index < tokens.size() && tokens.get(index).is(text);
    }

    /** Looks at the attribute that begins here; gives where it ends. */
    private int attribute(int at) {
        boolean inner = is(at + 1, "!");
        int open = inner ? at + 2 : at + 1;
        if (!is(open, "[")) {
            return at + 1;
        }
        int close = closing[open];
        Gate gate = gate(open + 1, close);
        if (gate != Gate.ALWAYS) {
            if (inner) {
                gate(at, tokens.size(), gate); // of the file; inside of a module it hides what follows too
            } else {
                int item = afterAttributes(close + 1);
                gate(at, endOfItem(item), gate);
                module(item, gate);
            }
        }
        return close;
    }

    private int afterAttributes(int from) {
        if (from <= itemStart) {
            return itemStart; // the attributes of one item stand in a row
        }
        int i = from;
        while (is(i, "#") && is(i + 1, "[")) {
            i = closing[i + 1] + 1;
        }
        itemStart = i;
        return i;
    }

    private void module(int item, Gate gate) {
        for (int i = item; i < Math.min(item + 6, tokens.size() - 2); i++) {
            if (is(i, "mod") && is(i + 2, ";")) {
                modules.add(new GatedModule(tokens.get(i + 1).text(), gate));
            }
        }
    }

    private Gate gate(int from, int to) {
        if (is(from, "cfg")) {
            boolean test = false;
            boolean not = false;
            for (int i = from + 1; i < to; i++) {
                test |= is(i, "test");
                not |= is(i, "not");
            }
            if (test) {
                return not ? Gate.ALWAYS : Gate.TEST;
            }
            return Gate.SOMETIMES;
        }
        int last = from;
        while (is(last + 1, "::") && last + 2 < to) {
            last += 2;
        }
        return last < tokens.size() && TESTS.contains(tokens.get(last).text()) ? Gate.TEST : Gate.ALWAYS;
    }

    private void gate(int from, int to, Gate gate) {
        int[] counts = gate == Gate.TEST ? tests : sometimes;
        counts[from]++;
        counts[Math.clamp(to, from, tokens.size())]--;
    }

    /** Index behind the item or statement that begins here. */
    private int endOfItem(int from) {
        int i = from;
        int most = from + MOST_TOKENS_OF_A_HEAD;
        while (i < tokens.size() && i < most) {
            if (is(i, ";") || is(i, ",") || is(i, "}")) {
                return i + 1;
            }
            if (is(i, "{")) {
                return closing[i] + 1;
            }
            int next = is(i, "(") || is(i, "[") ? closing[i] + 1 : i + 1;
            most += next - i - 1; // what is in brackets does not count
            i = next;
        }
        return i;
    }
}
