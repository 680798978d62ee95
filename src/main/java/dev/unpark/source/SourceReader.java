package dev.unpark.source;

import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a source file whole, as rustc would: UTF-8, a leading byte order mark is no text, lines end with LF or CRLF. */
final class SourceReader {
    /** Generated bindings of a few MB exist; what is larger is no text that a person reads. */
    static final long MAX_BYTES = 8L << 20;

    private SourceReader() {}

    /**
     * Bytes that are no UTF-8 become U+FFFD.
     *
     * @throws Refused if the file is too large, gone or locked
     */
    static SourceText read(String path, Path file, long maxBytes) throws Refused {
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new Refused("%s has %.1f MB; source files up to %.0f MB are shown. Open it in an editor."
                        .formatted(path, size / 1048576.0, maxBytes / 1048576.0));
            }
            return new SourceText(path, lines(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new Refused(path + " could not be read. Check that it is still there and its permissions.", e);
        }
    }

    private static List<String> lines(String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int next = end < 0 ? text.length() : end + 1;
            int to = end < 0 ? text.length() : end;
            lines.add(text.substring(from, to > from && end >= 0 && text.charAt(to - 1) == '\r' ? to - 1 : to));
            from = next;
        }
        return lines;
    }
}
