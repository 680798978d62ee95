package dev.unpark.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.unpark.work.JobContext;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** JSON objects that stand among the lines of a text: where they end, and a parser that cannot be made to eat the memory. */
public final class JsonDocuments {
    /** An object that is nested deeper is not read. */
    public static final int MOST_NESTED = 1_000;

    private static final int MOST_CHARACTERS_OF_A_STRING = 4 << 20;
    private static final int MOST_DIGITS = 100;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_NESTED)
                    .maxStringLength(MOST_CHARACTERS_OF_A_STRING)
                    .maxNumberLength(MOST_DIGITS)
                    .build())
            .build();

    private JsonDocuments() {}

    /** Whether the line may be the first of an object: a bracket opens on it, and a key follows or nothing does. */
    public static boolean begins(LineCursor line) {
        int start = line.indent();
        if (start == line.length() || line.byteAt(start) != '{') {
            return false;
        }
        int next = start + 1;
        while (next < line.length() && line.byteAt(next) == ' ') {
            next++;
        }
        return next == line.length() || line.byteAt(next) == '"' || line.byteAt(next) == '}';
    }

    /**
     * The lines of the object that begins on the cursor's line; the cursor stands on the last of them then. One that is never
     * closed goes on to the end of the text.
     */
    public static Text take(Text text, LineCursor line) {
        long from = line.offset();
        int first = line.number();
        Depth depth = new Depth();
        long to = line.endOffset();
        while (depth.isOpenAfter(line) && line.next()) {
            to = line.endOffset();
        }
        return text.slice(from, to, first);
    }

    /** A parser of such lines, standing before the first token. */
    public static JsonParser open(Text document, JobContext job) throws IOException {
        return FACTORY.createParser(new InputStreamReader(new LineStream(document.lines(job)), StandardCharsets.UTF_8));
    }

    /** Line of the file on which the parser's current token begins. */
    public static int line(JsonParser parser, Text document) {
        return document.firstLine() + Math.max(0, parser.currentTokenLocation().getLineNr() - 1);
    }

    /** Why a document could not be read to its end, in a sentence. */
    public static String sentence(IOException e, JsonParser parser, Text document) {
        int line = document.firstLine() + Math.max(0, parser.currentLocation().getLineNr() - 1);
        if (e instanceof StreamConstraintsException) {
            return "Line " + line + " goes beyond a limit of this reader (objects nested more than " + MOST_NESTED
                    + " deep, or a text of over " + (MOST_CHARACTERS_OF_A_STRING >> 20)
                    + " MiB); what stands below was not read.";
        }
        if (e instanceof JsonEOFException) {
            return "The JSON ends in the middle: the text was cut. Take the whole file.";
        }
        return "The JSON is damaged on line " + line + "; what stands below was not read.";
    }

    /** Counts the open brackets outside of strings. */
    private static final class Depth {
        private long open;
        private boolean inString;
        private boolean escaped;

        boolean isOpenAfter(LineCursor line) {
            byte[] bytes = line.bytes();
            for (int i = line.from(); i < line.to(); i++) {
                byte b = bytes[i];
                if (inString) {
                    inString = escaped || b != '"';
                    escaped = !escaped && b == '\\';
                } else if (b == '"') {
                    inString = true;
                } else if (b == '{' || b == '[') {
                    open++;
                } else if (b == '}' || b == ']') {
                    open--;
                    if (open <= 0) {
                        return false;
                    }
                }
            }
            return open > 0;
        }
    }
}
