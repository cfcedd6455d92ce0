package org.godwit.transfer.incr.internal;

import java.util.Arrays;

/** Bytes that tell rows or keys apart. Its hash and order depend on the bytes alone, so they are the same in every process. Immutable. */
final class KeyBytes implements Comparable<KeyBytes> {
    private final byte[] bytes;
    private final int hash;

    /** @param bytes belongs to the key from now on */
    KeyBytes(byte[] bytes) {
        this.bytes = bytes;
        this.hash = mix(bytes);
    }

    /** The identity of a row: the values of the columns, none of which is NULL, each behind its length when there are several. */
    static KeyBytes of(Image image, int[] columns) {
        byte[] source = image.batch().bytes();
        if (columns.length == 1) {
            return new KeyBytes(Arrays.copyOfRange(source, image.start(columns[0]), image.end(columns[0])));
        }
        int size = 0;
        for (int column : columns) {
            size += 4 + image.end(column) - image.start(column);
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (int column : columns) {
            int length = image.end(column) - image.start(column);
            at = putLength(bytes, at, length);
            System.arraycopy(source, image.start(column), bytes, at, length);
            at += length;
        }
        return new KeyBytes(bytes);
    }

    static int putLength(byte[] bytes, int at, int length) {
        bytes[at] = (byte) (length >>> 24);
        bytes[at + 1] = (byte) (length >>> 16);
        bytes[at + 2] = (byte) (length >>> 8);
        bytes[at + 3] = (byte) length;
        return at + 4;
    }

    int length() {
        return bytes.length;
    }

    /** Which of so many lanes. */
    int lane(int lanes) {
        return Math.floorMod(hash, lanes);
    }

    /** FNV-1a with a final mix, so that keys which differ in their last digit only spread too. */
    private static int mix(byte[] bytes) {
        int h = 0x811c9dc5;
        for (byte b : bytes) {
            h = (h ^ (b & 0xff)) * 0x01000193;
        }
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        return h ^ h >>> 13;
    }

    /** Shorter ones first: so whole numbers that are not negative stand in their own order. */
    @Override
    public int compareTo(KeyBytes other) {
        int byLength = Integer.compare(bytes.length, other.bytes.length);
        return byLength != 0 ? byLength : Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyBytes key && key.hash == hash && Arrays.equals(key.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
