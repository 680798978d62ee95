package dev.unpark.unpack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unpark.work.JobContext;
import dev.unpark.work.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackerTest {
    private static final Limits SMALL = new Limits(100_000, 200_000, 5, 3, 1 << 20, 1_000, 0);

    @TempDir
    Path temp;

    private int folders;

    private Path newFolder() {
        return temp.resolve("scratch").resolve(Integer.toString(++folders));
    }

    private Unpacker unpacker(Limits limits, JobContext job) {
        return new Unpacker(this::newFolder, limits, name -> !name.startsWith("target/"), job);
    }

    private Unpacked unpack(byte[] bytes) throws Exception {
        return unpack(bytes, SMALL);
    }

    private Unpacked unpack(byte[] bytes, Limits limits) throws Exception {
        Path file = Files.write(temp.resolve("packed"), bytes);
        return unpacker(limits, JobContext.NONE).unpack(file, Objects.requireNonNull(Packed.of(file)), "a.x");
    }

    private String refused(byte[] bytes) {
        return String.valueOf(assertThrows(Refused.class, () -> unpack(bytes)).getMessage());
    }

    private static List<String> files(Unpacked unpacked) throws IOException {
        if (!Files.exists(unpacked.tree())) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(unpacked.tree())) {
            return all.filter(Files::isRegularFile)
                    .map(f -> unpacked.tree().relativize(f) + "=" + text(f))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyKindIsToldByItsFirstBytes() throws Exception {
        Archive two = Archive.of("a.txt", "one").with("logs/b.txt", "two");
        List<String> both = List.of("a.txt=one", "logs/b.txt=two");
        for (byte[] bytes : List.of(two.zip(), two.tar(), Archive.gzip(two.tar()), Archive.zstd(two.tar()))) {
            Unpacked unpacked = unpack(bytes);
            assertNull(unpacked.only());
            assertEquals(both, files(unpacked));
            assertEquals(List.of(), unpacked.notes());
        }
        for (byte[] bytes : List.of(Archive.gzip("one"), Archive.zstd(new byte[] {'o', 'n', 'e'}))) {
            assertEquals("one", text(Objects.requireNonNull(unpack(bytes).only())));
        }
    }

    @Test
    void whatIsNotPackedIsLeftAlone() throws IOException {
        assertNull(Packed.of(temp));
        assertNull(Packed.of(temp.resolve("missing")));
        for (String text : List.of("", "PK", "Thread 1 (LWP 1):\n".repeat(40), " ".repeat(600), "0".repeat(512))) {
            assertNull(Packed.of(Files.writeString(temp.resolve("x"), text)), text);
        }
        byte[] old = Arrays.copyOf(Archive.of("a.txt", "one").tar(), 1536);
        Arrays.fill(old, 257, 265, (byte) 0);
        byte[] wrongSum = old.clone();
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += i >= 148 && i < 156 ? ' ' : old[i] & 0xFF;
        }
        byte[] digits = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, old, 148, 8);
        assertEquals(Packed.TAR, Packed.of(Files.write(temp.resolve("x"), old)));
        assertNull(Packed.of(Files.write(temp.resolve("x"), wrongSum)));
    }

    @Test
    void gzipsOneAfterTheOtherAreOneText() throws Exception {
        byte[] a = Archive.gzip("one\n");
        byte[] b = Archive.gzip("two\n");
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        assertEquals("one\ntwo\n", text(Objects.requireNonNull(unpack(both).only())));
    }

    @Test
    void namesThatLeadElsewhereAreShownAndNotFollowed() throws Exception {
        Archive odd = Archive.of("../up.txt", "1")
                .with("/etc/abs.txt", "2")
                .with("a/../../b.txt", "3")
                .with("c\u001b[31m.txt", "4");
        for (byte[] bytes : List.of(odd.zip(), odd.tar())) {
            Unpacked unpacked = unpack(bytes);
            List<String> others =
                    unpacked.others().stream().map(Unpacked.Member::name).toList();
            assertTrue(others.containsAll(List.of("../up.txt", "a/../../b.txt", "c\u001b[31m.txt")), others.toString());
            assertEquals("1", text(unpacked.others().getFirst().path()));
            assertTrue(
                    unpacked.notes().getFirst().contains("../up.txt"),
                    unpacked.notes().toString());
        }
        try (Stream<Path> all = Files.walk(temp)) {
            assertTrue(all.filter(Files::isRegularFile)
                    .allMatch(f -> f.startsWith(temp.resolve("scratch")) || f.equals(temp.resolve("packed"))));
        }
    }

    @Test
    void nameThatStandsThereTwiceCostsNothing() throws Exception {
        Unpacked unpacked = unpack(Archive.of("a.txt", "one")
                .with("a.txt", "two")
                .with("a.txt/b", "3")
                .tar());
        assertEquals(List.of("a.txt=one"), files(unpacked));
        assertEquals(
                List.of("a.txt", "a.txt/b"),
                unpacked.others().stream().map(Unpacked.Member::name).toList());
    }

    @Test
    void linksAreCountedAndNotFollowed() throws Exception {
        Unpacked unpacked = unpack(Archive.of("a.txt", "one")
                .withLink("b.txt", "/etc/passwd")
                .withLink("c", "..")
                .tar());
        assertEquals(List.of("a.txt=one"), files(unpacked));
        assertEquals(List.of("a.x holds 2 links, which were not followed."), unpacked.notes());
    }

    @Test
    void unwantedMembersAreNotWritten() throws Exception {
        Archive both = Archive.of("target/x.txt", "no").with("./a.txt", "yes");
        assertEquals(List.of("a.txt=yes"), files(unpack(both.tar())));
        assertEquals(List.of("a.txt=yes"), files(unpack(both.zip())));
    }

    @Test
    void coreFileIsNotWrittenWhole() throws Exception {
        byte[] core = new byte[150_000];
        new Random(1).nextBytes(core);
        System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F'}, 0, core, 0, 4);
        Archive both = new Archive().with("core.1", core).with("a.txt", "one");
        for (byte[] bytes : List.of(both.zip(), both.tar(), Archive.gzip(both.tar()))) {
            Unpacked unpacked = unpack(bytes);
            assertEquals(64, Files.size(unpacked.tree().resolve("core.1")));
            assertEquals("one", text(unpacked.tree().resolve("a.txt")));
        }
    }

    @Test
    void cutGzipGivesWhatCameBefore() throws Exception {
        byte[] random = new byte[90_000];
        new Random(1).nextBytes(random);
        byte[] whole = Archive.gzip(random);
        for (int cut : new int[] {whole.length / 2, whole.length - 4}) {
            Unpacked unpacked = unpack(Arrays.copyOf(whole, cut));
            assertTrue(Files.size(Objects.requireNonNull(unpacked.only())) > 40_000);
            assertTrue(
                    unpacked.notes().getFirst().startsWith("a.x is cut or damaged"),
                    unpacked.notes().toString());
        }
        assertTrue(refused(Arrays.copyOf(Archive.zstd(random), 6)).startsWith("a.x is cut or damaged"));
        assertTrue(refused(Arrays.copyOf(whole, 12)).contains("nothing could be unpacked"));
    }

    @Test
    void cutAnywhereNeverThrowsAndSaysSo() throws Exception {
        Archive three =
                Archive.of("a.txt", "one").with("b.txt", "two".repeat(50)).with("c.txt", "three");
        for (byte[] whole : List.of(three.zip(), three.tar(), Archive.gzip(three.tar()), Archive.zstd(three.tar()))) {
            int unpacked = 0;
            for (int cut = 4; cut < whole.length; cut += whole.length > 2_000 ? 97 : 1) {
                Path file = Files.write(temp.resolve("packed"), Arrays.copyOf(whole, cut));
                Packed packed = Packed.of(file);
                if (packed != null && oneOf(file, packed)) {
                    unpacked++;
                }
            }
            // Nothing comes out of a block of zstd that is not whole.
            assertTrue(unpacked > 0 || Packed.of(whole) == Packed.ZSTD);
        }
    }

    private boolean oneOf(Path file, Packed packed) throws IOException {
        try {
            Unpacked unpacked = unpacker(SMALL, JobContext.NONE).unpack(file, packed, "a.x");
            // A tar may end behind any member.
            assertTrue(packed == Packed.TAR
                    || !unpacked.notes().isEmpty()
                    || files(unpacked).size() == 3);
            return true;
        } catch (Refused e) {
            return false;
        }
    }

    @Test
    void damagedMemberOfAZipIsNamedAndTheOthersAreWhole() throws Exception {
        byte[] zip = Archive.of("a.txt", "x".repeat(40)).with("b.txt", "two").zip();
        int at = new String(zip, StandardCharsets.ISO_8859_1).indexOf("a.txt") + 8;
        zip[at] ^= 0x15;
        Unpacked unpacked = unpack(zip);
        assertTrue(files(unpacked).contains("b.txt=two"));
        assertTrue(
                unpacked.notes().getFirst().contains("a.txt in a.x is cut or damaged"),
                unpacked.notes().toString());
    }

    @Test
    void encryptedZipIsRefusedInASentence() {
        assertTrue(refused(Archive.of("a.txt", "one").encryptedZip()).startsWith("a.x is encrypted"));
    }

    @Test
    void limitsAreNamedWhenTheyAreHit() throws Exception {
        byte[] noise = new byte[60_000];
        new Random(1).nextBytes(noise);
        Unpacked tooMuch = unpack(
                new Archive().with("a", noise).with("b", noise).with("c", "z").tar());
        assertTrue(Files.exists(tooMuch.tree().resolve("a")));
        assertFalse(Files.exists(tooMuch.tree().resolve("b")));
        assertTrue(
                tooMuch.notes().getFirst().contains("unpacks to more than 0 MiB"),
                tooMuch.notes().toString());

        Archive many = new Archive();
        for (int i = 0; i < 9; i++) {
            many.with(i + ".txt", "x");
        }
        Unpacked tooMany = unpack(many.zip());
        assertEquals(5, files(tooMany).size());
        assertTrue(tooMany.notes().getFirst().contains("more files than are unpacked at a time (5"));

        assertTrue(refused(Archive.gzip(new byte[300_000])).contains("unpacks to more than"));
        Limits ratio = new Limits(1 << 30, 1 << 30, 5, 3, 1 << 20, 100, 0);
        String bomb = String.valueOf(assertThrows(Refused.class, () -> unpack(Archive.gzip(new byte[9 << 20]), ratio))
                .getMessage());
        assertTrue(bomb.contains("more than 100 times its size"), bomb);
        Limits full = new Limits(1 << 30, 1 << 30, 5, 3, 1 << 20, 100, Long.MAX_VALUE);
        assertTrue(String.valueOf(assertThrows(Refused.class, () -> unpack(Archive.gzip("x"), full))
                        .getMessage())
                .contains("does not fit on the disk"));
    }

    @Test
    void progressGrowsAndCancelStops() throws Exception {
        byte[] noise = new byte[90_000];
        new Random(1).nextBytes(noise);
        Path file = Files.write(temp.resolve("packed"), Archive.gzip(noise));
        List<Long> told = new ArrayList<>();
        JobContext job = new JobContext() {
            @Override
            public void progress(long done, long total, String what) {
                assertTrue(done <= total);
                assertEquals("Unpacking a.x", what);
                told.add(done);
            }

            @Override
            public boolean isCancelled() {
                return told.size() > 1;
            }
        };
        assertThrows(CancellationException.class, () -> unpacker(SMALL, job).unpack(file, Packed.GZIP, "a.x"));
        assertEquals(told.stream().sorted().toList(), told);
        assertNotNull(told);
    }

    @Test
    void temporaryFolderGoesWithWhatIsInIt() throws Exception {
        Path inside;
        try (TemporaryFolder folder = new TemporaryFolder()) {
            inside = Spool.copy(
                    new java.io.ByteArrayInputStream(new byte[] {'x'}), "standard input", folder, JobContext.NONE);
            assertEquals("x", text(inside));
        }
        assertFalse(Files.exists(inside.resolve("../../..").normalize()));
    }
}
