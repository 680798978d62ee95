package dev.unpark.parse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Strings by their bytes: a name that is printed a million times is decoded once. */
final class ByteNames {
    private byte[][] keys = new byte[64][];
    private String[] names = new String[64];
    private int size;

    /** The string that these bytes write in UTF-8, always the same instance. */
    String of(byte[] b, int from, int to) {
        int slot = find(b, from, to);
        if (names[slot] == null) {
            if (2 * ++size > names.length) {
                grow();
                slot = find(b, from, to);
            }
            keys[slot] = Arrays.copyOfRange(b, from, to);
            names[slot] = new String(keys[slot], StandardCharsets.UTF_8);
        }
        return names[slot];
    }

    private int find(byte[] b, int from, int to) {
        int slot = hash(b, from, to) & (names.length - 1);
        while (names[slot] != null && !Arrays.equals(b, from, to, keys[slot], 0, keys[slot].length)) {
            slot = (slot + 1) & (names.length - 1);
        }
        return slot;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        String[] oldNames = names;
        keys = new byte[2 * oldKeys.length][];
        names = new String[2 * oldNames.length];
        for (int i = 0; i < oldNames.length; i++) {
            if (oldNames[i] != null) {
                int slot = find(oldKeys[i], 0, oldKeys[i].length);
                keys[slot] = oldKeys[i];
                names[slot] = oldNames[i];
            }
        }
    }

    private static int hash(byte[] b, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + b[i];
        }
        return hash ^ (hash >>> 15);
    }
}
