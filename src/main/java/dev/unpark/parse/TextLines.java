package dev.unpark.parse;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines of an input's text, for views and documents that quote it. */
public final class TextLines {
    private TextLines() {}

    /**
     * Decoded lines {@code from} to {@code from + count - 1} (1-based), fewer at the end of the file.
     *
     * @param maxChars a longer line is cut there and ends with an ellipsis
     */
    public static List<String> read(Path file, int from, int count, int maxChars) throws Refused {
        FileCheck.mustBeReadable(file, file.toString());
        List<String> lines = new ArrayList<>();
        try (Bytes bytes = FileCheck.open(file)) {
            LineCursor line = Text.of(bytes).lines();
            while (lines.size() < count && line.next()) {
                if (line.number() >= from) {
                    lines.add(shown(line, maxChars));
                }
            }
        } catch (IOException e) {
            throw FileCheck.refused(file.toString(), e);
        } catch (UncheckedIOException e) {
            throw FileCheck.refused(file.toString(), e);
        }
        return lines;
    }

    // A character takes at most four bytes, so no more of a line than that is decoded.
    private static String shown(LineCursor line, int maxChars) {
        String text = line.string(0, (int) Math.min(line.length(), 4L * maxChars + 4));
        if (text.length() <= maxChars && !line.isCut()) {
            return text;
        }
        int end = Math.min(maxChars, text.length());
        return text.substring(0, end) + "…";
    }
}
