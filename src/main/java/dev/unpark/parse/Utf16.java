package dev.unpark.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells UTF-16: PowerShell's {@code >} writes it with a mark, and a file that was put together from two loses it. */
final class Utf16 {
    private static final int MARK_BYTES = 2;
    private static final int SAMPLE_BYTES = 1024;
    private static final int FEWEST_BYTES = 16;

    private Utf16() {}

    /** Null for what is not UTF-16. */
    static @Nullable Charset of(Bytes bytes) {
        if (bytes.startsWith(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return bytes.startsWith(0xFE, 0xFF) ? StandardCharsets.UTF_16BE : withoutMark(bytes);
    }

    /** Bytes of the mark, 0 if there is none. */
    static int markOf(Bytes bytes) {
        return bytes.startsWith(0xFF, 0xFE) || bytes.startsWith(0xFE, 0xFF) ? MARK_BYTES : 0;
    }

    // Nearly every second byte of plain words is a zero, and never one of those between.
    private static @Nullable Charset withoutMark(Bytes bytes) {
        byte[] head = bytes.copy(0, SAMPLE_BYTES);
        int length = head.length & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        if (length < FEWEST_BYTES || (even > 0 && odd > 0)) {
            return null;
        }
        if (odd * 20 >= length * 9) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 20 >= length * 9 ? StandardCharsets.UTF_16BE : null;
    }
}
