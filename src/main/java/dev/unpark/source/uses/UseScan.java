package dev.unpark.source.uses;

import dev.unpark.source.tokens.RustTokens;
import dev.unpark.source.tokens.RustTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes through the tokens of one file. */
public final class UseScan {
    private static final int MOST_SEGMENTS = 20;

    private final List<Token> tokens;
    private final Gates gates;
    private final Imports imports;
    private final List<CrateUse> uses = new ArrayList<>();

    private UseScan(List<Token> tokens) {
        this.tokens = tokens;
        this.gates = Gates.of(tokens);
        this.imports = Imports.of(tokens);
    }

    /**
     * @param crates the crates to look for, by the name that the source calls each
     * @return nothing where the file calls something else by such a name
     */
    public static FileUses of(String text, Map<String, String> crates) {
        UseScan scan = new UseScan(RustTokens.of(text));
        Map<String, String> own = new HashMap<>(crates);
        own.keySet().removeIf(scan.imports::isOther);
        new Walk(scan, own).walk();
        return new FileUses(scan.uses, scan.gates.modules());
    }

    /** One pass with the names that mean the crates in this file. */
    private record Walk(UseScan scan, Map<String, String> names) {
        void walk() {
            for (Imports.Import one : scan.imports.all()) {
                add(one.segments(), one.token(), false, "");
            }
            int i = 0;
            while (i < scan.tokens.size()) {
                i = scan.imports.isInside(i) ? i + 1 : path(i);
            }
        }

        // tokio::time::sleep(..)     tokio::select! {..}     time::sleep(..) after use tokio::time
        private int path(int at) {
            Token first = scan.tokens.get(at);
            if (!first.isName() || !begins(at)) {
                return at + 1;
            }
            List<String> segments = new ArrayList<>(List.of(first.text()));
            int i = at + 1;
            while (scan.is(i, "::")
                    && i + 1 < scan.tokens.size()
                    && scan.tokens.get(i + 1).isName()
                    && segments.size() < MOST_SEGMENTS) {
                segments.add(scan.tokens.get(i + 1).text());
                i += 2;
            }
            boolean attribute = at >= 2 && scan.is(at - 1, "[") && scan.is(at - 2, "#");
            if (segments.size() > 1 || attribute) {
                add(segments, at, attribute, attribute ? scan.arguments(i) : "");
            }
            return i;
        }

        /** Whether a path may begin here: {@code a::tokio::x} and {@code self.tokio} are others'. */
        private boolean begins(int at) {
            if (at == 0) {
                return true;
            }
            if (scan.is(at - 1, "::")) {
                return at == 1 || !(scan.tokens.get(at - 2).isName() || scan.is(at - 2, ">"));
            }
            return !scan.is(at - 1, ".");
        }

        private void add(List<String> segments, int token, boolean attribute, String arguments) {
            List<String> path = scan.imports.expand(segments);
            String crate = names.get(path.getFirst());
            if (crate == null || (path.size() == 1 && !attribute)) {
                return;
            }
            String text = crate + "::" + String.join("::", path.subList(1, path.size()));
            Token at = scan.tokens.get(token);
            scan.uses.add(new CrateUse(text, at.line(), scan.gates.at(token), attribute, arguments));
        }
    }

    private boolean is(int index, String text) {
        return index < tokens.size() && tokens.get(index).is(text);
    }

    private String arguments(int open) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        for (int i = open; i < tokens.size() && i < open + 100; i++) {
            depth += is(i, "(") ? 1 : 0;
            depth -= is(i, ")") ? 1 : 0;
            if (depth <= 0) {
                break;
            }
            if (i > open) {
                Token token = tokens.get(i);
                text.append(token.kind() == RustTokens.Kind.STRING ? '"' + token.text() + '"' : token.text());
            }
        }
        return text.toString();
    }
}
