package dev.unpark.source.scan;

import java.util.List;

/**
 * What a file's tokens tell: where its functions are and which words they use.
 *
 * @param functions the outermost functions, in the order of the text; nested ones are part of them
 * @param flags of the words outside of functions, see {@link WordTable}
 * @param blanks pairs of offsets of what no rule looks at: comments, tests, tables, macros of items
 * @param impls pairs of offsets of the impls and traits, with their attributes
 * @param bangs offsets of the {@code !} of macros that read like calls
 * @param ends offsets of the closing brace of a macro of items whose last one lacks its semicolon
 */
record Outline(List<Unit> functions, int flags, Ints blanks, Ints impls, Ints bangs, Ints ends) {
    /**
     * @param item offset behind the item before, where its attributes begin
     * @param start offset of the opening brace of the body
     * @param end offset behind its closing brace
     * @param flags of the words in its head and body
     * @param head those of its head alone
     * @param names what calls of it, and of nested functions, may be spelled as; see {@link CallNames}
     * @param called how the calls in it are spelled, sorted
     */
    record Unit(int item, int start, int end, int flags, int head, Ints names, Ints called) {
        boolean has(int flag) {
            return (flags & flag) != 0;
        }
    }
}
