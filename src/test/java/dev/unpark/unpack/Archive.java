package dev.unpark.unpack;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Builds archives, of names that no tool would take too. */
public final class Archive {
    private static final class Entry {
        final String name;
        final byte[] bytes;
        final byte type;

        Entry(String name, byte[] bytes, byte type) {
            this.name = name;
            this.bytes = bytes;
            this.type = type;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    public static Archive of(String name, String text) {
        return new Archive().with(name, text);
    }

    public Archive with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Archive with(String name, byte[] bytes) {
        entries.add(new Entry(name, bytes, TarConstants.LF_NORMAL));
        return this;
    }

    Archive withLink(String name, String target) {
        entries.add(new Entry(name, target.getBytes(StandardCharsets.UTF_8), TarConstants.LF_SYMLINK));
        return this;
    }

    public byte[] tar() {
        return bytes(out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Entry entry : entries) {
                boolean link = entry.type == TarConstants.LF_SYMLINK;
                TarArchiveEntry header = new TarArchiveEntry(entry.name, entry.type, true);
                if (link) {
                    header.setLinkName(new String(entry.bytes, StandardCharsets.UTF_8));
                } else {
                    header.setSize(entry.bytes.length);
                }
                tar.putArchiveEntry(header);
                if (!link) {
                    tar.write(entry.bytes);
                }
                tar.closeArchiveEntry();
            }
            tar.finish();
        });
    }

    public byte[] zip() {
        return bytes(out -> {
            ZipArchiveOutputStream zip = new ZipArchiveOutputStream(out);
            for (Entry entry : entries) {
                zip.putArchiveEntry(new ZipArchiveEntry(entry.name));
                zip.write(entry.bytes);
                zip.closeArchiveEntry();
            }
            zip.finish();
        });
    }

    /** One that says of every member that it is encrypted. */
    byte[] encryptedZip() {
        byte[] zip = bytes(out -> {
            try (ZipOutputStream to = new ZipOutputStream(out)) {
                for (Entry entry : entries) {
                    to.putNextEntry(new java.util.zip.ZipEntry(entry.name));
                    to.write(entry.bytes);
                }
            }
        });
        for (int i = 0; i + 10 < zip.length; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K') {
                if (zip[i + 2] == 3 && zip[i + 3] == 4) {
                    zip[i + 6] |= 1;
                } else if (zip[i + 2] == 1 && zip[i + 3] == 2) {
                    zip[i + 8] |= 1;
                }
            }
        }
        return zip;
    }

    public static byte[] gzip(byte[] bytes) {
        return bytes(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            }
        });
    }

    public static byte[] gzip(String text) {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] zstd(byte[] bytes) {
        return bytes(out -> {
            try (ZstdOutputStream zstd = new ZstdOutputStream(out)) {
                zstd.write(bytes);
            }
        });
    }

    private interface Writer {
        void to(OutputStream out) throws IOException;
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
