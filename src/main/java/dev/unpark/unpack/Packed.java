package dev.unpark.unpack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How a file is packed, told by its first bytes and not by its name. */
public enum Packed {
    GZIP,
    ZSTD,
    ZIP,
    TAR;

    static final int HEAD_BYTES = 512;
    private static final int TAR_SUM_AT = 148;
    private static final int TAR_SUM_END = 156;
    private static final int TAR_MAGIC_AT = 257;

    /** Null for a file that is packed in none of these ways, or that cannot be read. */
    public static @Nullable Packed of(Path file) {
        // A pipe would be waited for.
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        } catch (IOException e) {
            return null;
        }
    }

    static @Nullable Packed of(byte[] head) {
        if (startsWith(head, 0, 0x1F, 0x8B)) {
            return GZIP;
        }
        // The second is a skippable frame, with which pzstd begins its files.
        if (startsWith(head, 0, 0x28, 0xB5, 0x2F, 0xFD)
                || (startsWith(head, 1, 0x2A, 0x4D, 0x18) && (head[0] & 0xF0) == 0x50)) {
            return ZSTD;
        }
        if (startsWith(head, 0, 'P', 'K', 3, 4) || startsWith(head, 0, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        return isTar(head) ? TAR : null;
    }

    // The oldest tars have no magic, and only the checksum of the header tells them.
    static boolean isTar(byte[] head) {
        return head.length == HEAD_BYTES
                && head[0] != 0
                && (startsWith(head, TAR_MAGIC_AT, 'u', 's', 't', 'a', 'r') || hasTarSum(head));
    }

    //   "  5723\0 "   octal, with blanks before or after; counted as blanks in the sum itself
    private static boolean hasTarSum(byte[] head) {
        int stored = 0;
        int digits = 0;
        int sum = 0;
        for (int i = 0; i < HEAD_BYTES; i++) {
            boolean inSum = i >= TAR_SUM_AT && i < TAR_SUM_END;
            sum += inSum ? ' ' : head[i] & 0xFF;
            if (inSum && head[i] >= '0' && head[i] <= '7') {
                stored = stored * 8 + head[i] - '0';
                digits++;
            } else if (inSum && head[i] != ' ' && head[i] != 0) {
                return false;
            }
        }
        return digits > 0 && stored == sum;
    }

    private static boolean startsWith(byte[] head, int at, int... magic) {
        if (head.length < at + magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[at + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
