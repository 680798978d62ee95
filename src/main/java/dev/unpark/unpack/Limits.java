package dev.unpark.unpack;

/**
 * What the archives of one opening may cost together.
 *
 * @param maxBytes written in all
 * @param maxReadBytes unpacked in all, with what is passed over and not written
 * @param maxMembers files in all
 * @param maxNesting archives inside of each other
 * @param ratioFromBytes a smaller file may shrink to nothing
 * @param maxRatio unpacked to packed size. Real dumps shrink to a fiftieth, and one stack over and over to a few hundredths;
 *     deflate reaches 1,032 with bytes that are all the same
 * @param keptFreeBytes room that stays on the disk
 */
public record Limits(
        long maxBytes,
        long maxReadBytes,
        int maxMembers,
        int maxNesting,
        long ratioFromBytes,
        int maxRatio,
        long keptFreeBytes) {
    /** 8 GiB, 5,000 files, three deep. */
    public static Limits standard() {
        return new Limits(8L << 30, 64L << 30, 5_000, 3, 256L << 20, 1_000, 256L << 20);
    }
}
