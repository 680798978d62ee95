package dev.unpark.source.scan;

import dev.unpark.source.scan.Outline.Unit;
import dev.unpark.source.tokens.RustLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a file's tokens once. */
final class OutlineReader {
    private static final int FN = "fn".hashCode();
    private static final int REF = "ref".hashCode();
    private static final int STATIC = "static".hashCode();
    private static final int LAZY_STATIC = "lazy_static".hashCode();
    private static final int THREAD_LOCAL = "thread_local".hashCode();
    private static final int SELF = "Self".hashCode();
    private static final int PIN_PROJECT = "pin_project".hashCode();
    /** A longer table says nothing about types. */
    private static final int TABLE = 200;

    private enum Opened {
        PLAIN,
        FUNCTION,
        /** Of a macro whose items are shown. */
        SHOWN,
        /** Blanked to its end: a macro, a test, a table. */
        HIDDEN
    }

    /**
     * @param item where the item begins whose bracket it is
     * @param owner hash of the type whose impl or trait it is; 0 for everything else
     */
    private record Open(Opened kind, int at, int item, int owner) {}

    private final char[] text;
    private final RustLexer lexer;
    private final List<Unit> units = new ArrayList<>();
    private final Ints blanks = new Ints();
    private final Ints impls = new Ints();
    private final Ints bangs = new Ints();
    private final Ints ends = new Ints();
    private final Deque<Open> open = new ArrayDeque<>();
    private Ints names = new Ints();
    private Ints called = new Ints();
    private int fileFlags;
    private int flags;
    private int head;
    private boolean inHead;
    private int headDepth;
    private boolean test;
    private boolean testFile;
    private int functions;
    private int hidden;
    /** The last token but comments: a word's hash, or 0; and its kind and sign. */
    private int lastWord;

    private int lastWordStart;
    /** The sign before the last word, and the word before that sign, if it begins with a capital. */
    private char signBefore;

    private int qualifier;
    private boolean qualified;
    private final OwnerReader owner = new OwnerReader();
    /** Where the item begins that is being read. */
    private int item;

    private int headItem;
    private char lastSign;

    private OutlineReader(char[] text) {
        this.text = text;
        this.lexer = new RustLexer(text);
    }

    static Outline read(char[] text) {
        OutlineReader reader = new OutlineReader(text);
        for (int kind = reader.lexer.next(); kind != RustLexer.END; kind = reader.lexer.next()) {
            reader.token(kind);
        }
        if (reader.testFile) {
            return new Outline(List.of(), 0, new Ints(), new Ints(), new Ints(), new Ints());
        }
        return new Outline(
                List.copyOf(reader.units), reader.fileFlags, reader.blanks, reader.impls, reader.bangs, reader.ends);
    }

    private void token(int kind) {
        switch (kind) {
            case RustLexer.COMMENT -> blank(lexer.start(), lexer.end());
            case RustLexer.WORD -> word(lexer.hash());
            case RustLexer.SIGN -> sign(lexer.sign());
            default -> {
                lastWord = 0;
                lastSign = '"';
            }
        }
    }

    private void blank(int from, int to) {
        blanks.add(from);
        blanks.add(to);
    }

    private void word(int hash) {
        if (hidden == 0) {
            int found = WordTable.flags(hash);
            if (functions > 0 || inHead) {
                flags |= found;
                head |= inHead ? found : 0;
            } else {
                fileFlags |= found & ~WordTable.ASYNC;
                flags |= found & WordTable.ASYNC;
            }
            if (lastWord == FN) {
                name(hash);
            }
            if (hash == REF && lastWord == STATIC) {
                blank(lexer.start(), lexer.end());
            }
        }
        if (functions == 0 && !inHead) {
            owner.word(hash);
        }
        signBefore = lastSign;
        if (lastSign != ':') {
            qualifier = 0;
        }
        lastWord = hash;
        lastWordStart = lexer.start();
        lastSign = 'a';
    }

    private void name(int hash) {
        if (functions == 0) {
            inHead = true;
            headDepth = open.size();
            headItem = item;
            int around = open.isEmpty() ? 0 : open.element().owner();
            if (around != 0) {
                names.add(CallNames.of(around, hash));
                names.add(CallNames.method(hash));
                return;
            }
        }
        names.add(hash);
    }

    private void sign(char c) {
        switch (c) {
            case '<' -> owner.opens();
            case '>' -> owner.closes(lastSign == '-');
            case ':' -> {
                int at = lexer.start();
                boolean pair = text[Math.max(0, at - 1)] == ':' || (at + 1 < text.length && text[at + 1] == ':');
                owner.colon(pair);
                if (lastWord != 0) {
                    qualifier = lastWord;
                    qualified = Character.isUpperCase(text[lastWordStart]);
                }
            }
            case '{', '(', '[' -> opened(c);
            case '}', ')', ']' -> closed();
            case ';' -> {
                if (inHead && open.size() == headDepth) {
                    endHead();
                }
                if (functions == 0 && !inHead) {
                    flags = 0;
                    test = false;
                    owner.end();
                    item = lexer.end();
                }
            }
            case '#' -> attribute();
            case '!' -> {
                if (lastWord != 0 && macro()) {
                    return;
                }
            }
            default -> {}
        }
        lastSign = c;
        lastWord = 0;
    }

    private void endHead() {
        inHead = false;
        names = new Ints();
        called = new Ints();
        flags = 0;
        head = 0;
    }

    private void opened(char c) {
        int at = lexer.start();
        if (c == '{' && inHead && open.size() == headDepth) {
            inHead = false;
            functions = 1;
            hidden += test ? 1 : 0;
            open.push(new Open(Opened.FUNCTION, at, at, 0));
            return;
        }
        if (c == '(' && lastWord != 0 && hidden == 0 && functions > 0) {
            called.add(calledName());
        }
        boolean outside = functions == 0 && !inHead;
        boolean hide = outside && ((c == '{' && test) || (c == '[' && (lastSign == '=' || lastSign == '&')));
        hidden += hide ? 1 : 0;
        if (outside && c == '{') {
            flags = 0;
            test = false;
        }
        int impl = outside && c == '{' ? owner.type() : 0;
        int from = item;
        if (outside && c == '{') {
            owner.end();
            item = at + 1;
        }
        open.push(new Open(hide ? Opened.HIDDEN : Opened.PLAIN, at, from, impl));
    }

    private void closed() {
        if (open.isEmpty()) {
            return;
        }
        Open last = open.pop();
        int at = lexer.start();
        switch (last.kind()) {
            case FUNCTION -> {
                if (!test) {
                    units.add(new Unit(headItem, last.at(), at + 1, flags, head, names, called.distinct()));
                } else {
                    blank(last.at() + 1, at);
                    hidden--;
                }
                functions = 0;
                test = false;
                endHead();
            }
            case HIDDEN -> {
                hidden--;
                if (at - last.at() > TABLE || text[at] == '}') {
                    blank(last.at() + 1, at);
                }
            }
            case SHOWN -> {
                blank(at, at + 1);
                if (lastSign != ';' && lastSign != '}') {
                    ends.add(at);
                }
            }
            case PLAIN -> {
                if (last.owner() != 0) {
                    impls.add(last.item());
                    impls.add(at + 1);
                }
            }
        }
        if (functions == 0 && !inHead && text[at] == '}') {
            flags = 0;
            item = at + 1;
        }
    }

    /** How the call is spelled whose {@code (} comes now. */
    private int calledName() {
        if (signBefore == '.') {
            return CallNames.method(lastWord);
        }
        boolean ofType = signBefore == ':' && qualifier != 0 && qualified;
        return ofType ? CallNames.of(qualifier == SELF ? ownerAround() : qualifier, lastWord) : lastWord;
    }

    private int ownerAround() {
        for (Open around : open) {
            if (around.owner() != 0) {
                return around.owner();
            }
        }
        return 0;
    }

    /** Tells tests; its words are no calls. */
    private void attribute() {
        Attribute attribute = Attribute.at(lexer, text);
        if (attribute == null) {
            return;
        }
        if (!attribute.entry()) {
            blank(attribute.from(), lexer.end());
        } else if (functions == 0) {
            flags |= WordTable.BLOCK; // #[tokio::main] makes a call of it that blocks
        }
        testFile |= attribute.inner() && attribute.tests() && open.isEmpty();
        test |= !attribute.inner() && attribute.tests() && functions == 0;
    }

    /** At the {@code !} behind a word; true if it is a macro outside of functions, whose head has been read. */
    private boolean macro() {
        int bang = lexer.start();
        int name = lastWord;
        int nameStart = lastWordStart;
        boolean call = (WordTable.flags(name) & WordTable.CALL_MACRO) != 0;
        if (functions > 0 || inHead) {
            if (call && bang + 1 < text.length && (text[bang + 1] == '(' || text[bang + 1] == '[')) {
                bangs.add(bang);
            }
            return false;
        }
        int kind = lexer.next();
        if (kind == RustLexer.WORD) {
            kind = lexer.next(); // macro_rules! name
        }
        if (kind != RustLexer.SIGN || "{([".indexOf(lexer.sign()) < 0) {
            lexer.skipTo(bang + 1);
            return false;
        }
        int at = lexer.start();
        boolean shown = showsItems(name, nameStart);
        if (shown) {
            blank(nameStart, at + 1);
        } else {
            hidden++;
        }
        open.push(new Open(shown ? Opened.SHOWN : Opened.HIDDEN, at, at, 0));
        item = at + 1;
        lastWord = 0;
        lastSign = text[at];
        return true;
    }

    private boolean showsItems(int name, int start) {
        return name == LAZY_STATIC
                || name == THREAD_LOCAL
                || name == PIN_PROJECT
                || (start + 4 < text.length && new String(text, start, 4).equals("cfg_"));
    }
}
