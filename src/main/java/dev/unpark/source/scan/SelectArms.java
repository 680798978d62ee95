package dev.unpark.source.scan;

import dev.unpark.source.tokens.RustLexer;
import java.util.ArrayList;
import java.util.List;

/** Finds the arms of a {@code select!}: {@code pattern = future, if condition => body}. */
final class SelectArms {
    /** Offsets; an empty range for what an arm does not have. */
    record Arm(
            int pattern,
            int patternEnd,
            int future,
            int futureEnd,
            int condition,
            int conditionEnd,
            int body,
            int bodyEnd) {}

    private final char[] text;
    private final RustLexer lexer;
    private final int end;
    private final List<Arm> arms = new ArrayList<>();

    private SelectArms(String source, int from, int to) {
        this.text = source.substring(0, to).toCharArray();
        this.lexer = new RustLexer(text);
        this.end = to;
        lexer.skipTo(from);
    }

    static List<Arm> of(String source, int from, int to) {
        SelectArms reader = new SelectArms(source, from, to);
        int at = from;
        while (at < to) {
            at = reader.arm(at);
        }
        return reader.arms;
    }

    /** Reads one arm; gives where the next begins. */
    private int arm(int from) {
        int pattern = from;
        int equals = -1;
        int comma = -1;
        int condition = -1;
        int depth = 0;
        for (int kind = lexer.next(); kind != RustLexer.END; kind = lexer.next()) {
            int at = lexer.start();
            char c = kind == RustLexer.SIGN ? lexer.sign() : 'a';
            depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
            if (depth != 0) {
                continue;
            }
            boolean arrow = c == '=' && at + 1 < end && text[at + 1] == '>';
            if (arrow) {
                lexer.skipTo(at + 2);
                return body(pattern, equals, comma, condition, at);
            }
            if (c == ';') {
                pattern = at + 1; // biased;
            } else if (c == '=' && equals < 0 && text[at - 1] != '.') {
                equals = at;
            } else if (c == ',' && equals >= 0) {
                comma = at;
            } else if (kind == RustLexer.WORD && comma >= 0 && condition < 0 && isIf(at)) {
                condition = lexer.end();
            }
        }
        return end;
    }

    private boolean isIf(int at) {
        return lexer.end() == at + 2 && text[at] == 'i' && text[at + 1] == 'f';
    }

    private int body(int pattern, int equals, int comma, int condition, int arrow) {
        int from = lexer.end();
        int depth = 0;
        int to = end;
        int next = end;
        for (int kind = lexer.next(); kind != RustLexer.END; kind = lexer.next()) {
            char c = kind == RustLexer.SIGN ? lexer.sign() : 'a';
            depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
            boolean block = c == '}' && depth == 0 && text[skipBlank(from)] == '{';
            if (depth == 0 && (c == ',' || block)) {
                to = block ? lexer.end() : lexer.start();
                next = lexer.end();
                break;
            }
        }
        if (next < end && text[next - 1] == '}') {
            int after = skipBlank(next);
            next = after < end && text[after] == ',' ? after + 1 : next;
            lexer.skipTo(next);
        }
        int futureEnd = condition >= 0 ? comma : arrow;
        arms.add(
                equals < 0
                        ? new Arm(0, 0, 0, 0, 0, 0, from, to)
                        : new Arm(
                                pattern,
                                equals,
                                equals + 1,
                                futureEnd,
                                Math.max(0, condition),
                                condition < 0 ? 0 : arrow,
                                from,
                                to));
        return next;
    }

    private int skipBlank(int from) {
        int at = from;
        while (at < end - 1 && text[at] <= ' ') {
            at++;
        }
        return at;
    }
}
