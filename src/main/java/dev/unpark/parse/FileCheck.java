package dev.unpark.parse;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells what cannot be read as text before anything is read of it, and what to do then. */
final class FileCheck {
    private static final int SAMPLE_BYTES = 64 << 10;
    private static final int SAMPLES = 64;
    private static final int BLOCK_BYTES = 1 << 20;

    private FileCheck() {}

    static void mustBeReadable(Path file, String shown) throws Refused {
        if (!Files.exists(file)) {
            throw new Refused(shown + " does not exist. Check the path.");
        }
        if (Files.isDirectory(file)) {
            throw new Refused(shown + " is a folder. Give the files in it, or open the folder as a whole.");
        }
        if (!Files.isRegularFile(file)) {
            throw new Refused(shown + " is not a regular file. Save what it gives into a file and open that.");
        }
        if (!Files.isReadable(file)) {
            throw new Refused(shown + " cannot be read: permission denied. Change its permissions, or copy it to"
                    + " where you may read it.");
        }
        try {
            if (Files.size(file) == 0) {
                throw new Refused(shown + " is empty. Take the dump again, and check that the tool could write its"
                        + " output and was allowed to attach.");
            }
        } catch (IOException e) {
            throw refused(shown, e);
        }
    }

    /** @throws IOException if the file cannot be opened, or is UTF-16 of over 64 MiB */
    static Bytes open(Path file) throws IOException {
        Bytes bytes = Bytes.of(file);
        if (bytes.size() > Text.MAX_UTF16_BYTES && Utf16.of(bytes) != null) {
            bytes.close();
            throw new IOException("it is UTF-16 of over 64 MiB. Save it as UTF-8 and open that.");
        }
        return bytes;
    }

    static Refused refused(String shown, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new Refused(shown + " could not be read: " + reason, e);
    }

    static Refused refused(String shown, UncheckedIOException e) {
        return refused(shown, e.getCause() == null ? new IOException(e) : e.getCause());
    }

    static void mustBeText(Bytes bytes, Text text, String shown) throws Refused {
        byte[] head = bytes.copy(0, SAMPLE_BYTES);
        if (startsWith(head, 0x7F, 'E', 'L', 'F')) {
            throw new Refused(shown + " is a core file or a program, not text. Print its threads first: gdb -batch -ex"
                    + " 'thread apply all bt' PROGRAM CORE > dump.txt");
        }
        mustNotBePacked(head, shown);
        if (isZero(head) && samplesAreZero(bytes)) {
            throw new Refused(shown + " holds nothing but zeros where it was looked at; whatever should have written it"
                    + " did not. Take the dump again.");
        }
        if (isBinary(text.sample(SAMPLE_BYTES))) {
            throw new Refused(shown + " is binary, not text. Open the text that a tool printed; the formats command"
                    + " lists what can be read and how to make it.");
        }
    }

    // Whoever opens files takes gzip, zstd, zip and tar apart before; here these were left as they are, for a reason.
    private static void mustNotBePacked(byte[] head, String shown) throws Refused {
        if (startsWith(head, 0x1F, 0x8B)
                || startsWith(head, 'P', 'K', 3, 4)
                || startsWith(head, 0x28, 0xB5, 0x2F, 0xFD)) {
            throw new Refused(shown + " is compressed. Unpack it and open what is in it.");
        }
        if (startsWith(head, 0xFD, '7', 'z', 'X', 'Z')) {
            throw packed(shown, "xz", "xz -dk");
        }
        if (startsWith(head, 'B', 'Z', 'h')) {
            throw packed(shown, "bzip2", "bzip2 -dk");
        }
        if (startsWith(head, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)) {
            throw packed(shown, "7-Zip", "7z x");
        }
    }

    private static Refused packed(String shown, String with, String command) {
        return new Refused(shown + " is compressed with " + with + ", which Unpark does not unpack. Run '" + command
                + "' on it, and open what comes out.");
    }

    private static boolean startsWith(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    // Spread over the file, so that two gigabytes of zeros are told in a moment.
    private static boolean samplesAreZero(Bytes bytes) {
        long room = Math.max(0, bytes.size() - SAMPLE_BYTES);
        for (int i = 1; i <= SAMPLES; i++) {
            if (!isZero(bytes.copy(room / SAMPLES * i, SAMPLE_BYTES))) {
                return false;
            }
        }
        return true;
    }

    // Terminal captures hold a few control characters, and a log may hold a stray NUL; a picture or a database is full
    // of them.
    private static boolean isBinary(byte[] head) {
        int zeros = 0;
        int controls = 0;
        for (byte b : head) {
            if (b == 0) {
                zeros++;
            } else if (b > 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != 0x1B && b != '\b'
                    && b != '\f') {
                controls++;
            }
        }
        return (zeros > 2 && zeros * 1000L > head.length) || controls * 25L > head.length;
    }

    static String sha256(Bytes bytes, JobContext job) {
        MessageDigest digest = digest();
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, Math.max(1, bytes.size()))];
        for (long at = 0; at < bytes.size(); at += block.length) {
            job.checkCancelled();
            int length = (int) Math.min(block.length, bytes.size() - at);
            bytes.read(at, block, 0, length);
            digest.update(block, 0, length);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
