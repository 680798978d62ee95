package dev.unpark.symbol;

/**
 * Writes one name in the one spelling, in one pass over its characters; only the self type and trait of {@code <T as
 * Trait>} are entered again.
 */
final class NameWriter {
    private static final String CLOSURE = "{{closure}}";
    private static final int MAX_DEPTH = 200;
    private static final int MAX_COMPONENT = 80;

    private final String text;
    private final StringBuilder out;
    private boolean cutOff;

    private NameWriter(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static String write(String text) {
        if (isPlain(text)) {
            return text;
        }
        NameWriter writer = new NameWriter(text);
        writer.copy(0, text.length(), 0);
        return writer.out.toString();
    }

    /** Most names of a release build need nothing but their hash cut. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '<' || c == '[' || c == '{' || c == '$') {
                return false;
            }
        }
        return true;
    }

    private void copy(int from, int to, int depth) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (c == '<') {
                i = angle(i, to, depth);
            } else if (c == '[' && Brackets.disambiguatorEnd(text, i) > 0) {
                i = Brackets.disambiguatorEnd(text, i);
            } else if (c == '{') {
                i = brace(i, to);
            } else if (c == '$') {
                i = windows(i, to);
            } else {
                out.append(c);
                i++;
            }
        }
    }

    /** At a {@code <}: generic arguments are dropped, a qualified self type is kept. Returns where to go on. */
    private int angle(int open, int to, int depth) {
        boolean operator = endsWith("operator") || endsWith("operator<"); // C++
        int close = cutOff || operator ? -1 : Brackets.closing(text, open, to);
        char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        if (close < 0 || depth > MAX_DEPTH) {
            if (!operator && close < 0 && depth == 0 && (Brackets.isNamePart(before) || before == '}')) {
                return to; // arguments that were cut, as Windows' debug information cuts long names
            }
            // One search to the end of a cut name is enough: the rest of it is copied.
            cutOff |= !operator;
            out.append('<');
            return open + 1;
        }
        if (before == '$' && dropWrapper("enum2$", "enum$")) {
            copy(open + 1, firstArgumentEnd(open + 1, close), depth + 1);
            return close + 1;
        }
        if (before == ':') {
            // core::fmt::num::<impl core::fmt::Debug for u32>::fmt is a component, all else there is a turbofish.
            if (text.startsWith("impl ", open + 1)) {
                return qualified(open, close, depth);
            }
            if (endsWith("::")) {
                out.setLength(out.length() - 2);
            }
            return close + 1;
        }
        if (Brackets.isNamePart(before) || before == '}' || before == ']' || before == '>') {
            return close + 1;
        }
        return qualified(open, close, depth);
    }

    /** Where Windows spells an enum as {@code enum2$<core::option::Option<u8> >}: its name is the first argument. */
    private boolean dropWrapper(String... wrappers) {
        for (String wrapper : wrappers) {
            int start = out.length() - wrapper.length();
            if (endsWith(wrapper) && (start == 0 || !Brackets.isNamePart(out.charAt(start - 1)))) {
                out.setLength(start);
                return true;
            }
        }
        return false;
    }

    private int firstArgumentEnd(int from, int to) {
        int depth = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '<') {
                depth++;
            } else if (c == '>' && !Brackets.isArrow(text, i)) {
                depth--;
            } else if (depth == 0 && (c == ',' || c == ' ')) {
                return i;
            }
        }
        return to;
    }

    /** {@code <path::Type>::f} loses its brackets, {@code <T as Trait>::f} and {@code <[T]>::f} keep them. */
    private int qualified(int open, int close, int depth) {
        int start = out.length();
        out.append('<');
        copy(open + 1, close, depth + 1);
        boolean leads = text.startsWith("::", close + 1);
        if (leads && isPath(start + 1)) {
            out.deleteCharAt(start);
        } else {
            out.append('>');
        }
        return close + 1;
    }

    /** Whether the output from {@code start} on is a path: names, {@code ::} and components in braces. */
    private boolean isPath(int start) {
        for (int i = start; i < out.length(); i++) {
            char c = out.charAt(i);
            if (!(Brackets.isNamePart(c) || c == ':' || c == '{' || c == '}' || c == '#' || c == '.')) {
                return false;
            }
        }
        return start < out.length();
    }

    /** At a <code>{</code>: {@code {closure#0}} and its kin, {@code {impl#3}}, {@code {shim:vtable#0}}, {@code {{closure}}}. */
    private int brace(int open, int to) {
        int close = text.indexOf('}', open, Math.min(to, open + MAX_COMPONENT));
        if (close < 0) {
            out.append('{');
            return open + 1;
        }
        boolean doubled = text.startsWith("{{", open) && text.startsWith("}}", close);
        int end = close + (doubled ? 2 : 1);
        int word = open + (doubled ? 2 : 1);
        int wordEnd = word;
        while (wordEnd < close && text.charAt(wordEnd) != '#' && text.charAt(wordEnd) != ':') {
            wordEnd++;
        }
        if (Bodies.isClosureLike(text.substring(word, wordEnd))) {
            out.append(CLOSURE);
        } else {
            out.append(text, open, end);
        }
        return end;
    }

    /** At a {@code $}: Windows spells {@code {closure#0}} as {@code closure$0} and {@code {impl#3}} as {@code impl$3}. */
    private int windows(int dollar, int to) {
        int end = dollar + 1;
        while (end < to && Character.isDigit(text.charAt(end))) {
            end++;
        }
        int start = out.length();
        while (start > 0 && start > out.length() - MAX_COMPONENT && out.charAt(start - 1) != ':') {
            start--;
        }
        String word = out.substring(start);
        boolean component = end > dollar + 1 && (end == to || !Brackets.isNamePart(text.charAt(end)));
        if (component && Bodies.isClosureLike(word)) {
            out.setLength(start);
            out.append(CLOSURE);
            return end;
        }
        if (component && word.equals("impl")) {
            out.setLength(start);
            out.append("{impl#").append(text, dollar + 1, end).append('}');
            return end;
        }
        out.append('$');
        return dollar + 1;
    }

    private boolean endsWith(String tail) {
        int from = out.length() - tail.length();
        return from >= 0 && out.indexOf(tail, from) == from;
    }
}
