package dev.unpark.model;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The pointers of one thread's frames, an array of addresses: which frames and which names they are of is shared by all
 * threads that print the same arguments. Immutable.
 */
public final class FrameArguments extends AbstractList<FrameArgument> implements RandomAccess {
    private final Shape shape;
    private final long[] addresses;

    /** Which argument of which frame each address is. */
    public static final class Shape {
        private final int[] frames;
        private final String[] names;

        /** Takes copies of the first {@code size} elements. */
        public Shape(int[] frames, String[] names, int size) {
            this.frames = Arrays.copyOf(frames, size);
            this.names = Arrays.copyOf(names, size);
        }

        /** Whether the first {@code size} elements are those of this shape. */
        public boolean is(int[] otherFrames, String[] otherNames, int size) {
            return size == frames.length
                    && Arrays.equals(frames, 0, size, otherFrames, 0, size)
                    && Arrays.equals(names, 0, size, otherNames, 0, size);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shape that && is(that.frames, that.names, that.frames.length);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(frames) + Arrays.hashCode(names);
        }
    }

    /** Takes a copy of the first of {@code addresses}, as many as {@code shape} names. */
    public FrameArguments(Shape shape, long[] addresses) {
        this.shape = shape;
        this.addresses = Arrays.copyOf(addresses, shape.frames.length);
    }

    @Override
    public FrameArgument get(int index) {
        Objects.checkIndex(index, addresses.length);
        return new FrameArgument(shape.frames[index], shape.names[index], addresses[index]);
    }

    @Override
    public int size() {
        return addresses.length;
    }

    /** Whether the first of {@code others}, of which there are at least as many, are these addresses. */
    public boolean hasAddresses(long[] others) {
        return Arrays.equals(addresses, 0, addresses.length, others, 0, addresses.length);
    }

    /** Whether they are of the same arguments of the same frames. */
    public boolean isOf(Shape other) {
        return shape.equals(other);
    }
}
