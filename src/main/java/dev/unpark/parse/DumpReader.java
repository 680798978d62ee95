package dev.unpark.parse;

/** Reads the dumps of one tool line by line, and takes over parts of them that other readers of its kind have read. */
public interface DumpReader {
    /** Reads lines that follow those read before. */
    void read(LineCursor line);

    /** Reads lines that begin with the head of a thread; false if the dump around them has to be known to read them. */
    boolean readAlone(LineCursor line);

    /**
     * Takes what another reader read alone.
     *
     * @param linesBefore lines of the text that stand before the part's first
     * @return false if it cannot stand here, such as after the end of a session; then the lines have to be read
     */
    boolean take(InputSink part, int linesBefore);

    /** Ends the dump that is being read. */
    void finishDump();
}
