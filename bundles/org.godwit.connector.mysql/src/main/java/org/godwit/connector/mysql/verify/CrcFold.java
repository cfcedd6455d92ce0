package org.godwit.connector.mysql.verify;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Computes the exclusive or of many 16-byte hashes from the exclusive or of their checksums, which servers compute much faster than they turn hashes into numbers.
 * <p>CRC-32 is affine: the checksum of an exclusive or is the exclusive or of the checksums, up to a constant when their number is even. It is also a bijection of the last four bytes. So the
 * checksums of the first 4, 8, 12 and 16 bytes hold all 128 bits and can be turned back. Without state.
 */
final class CrcFold {
    /** CRC-32 of ISO 3309, bits reversed; what CRC32() of the servers and java.util.zip compute. */
    private static final int POLYNOMIAL = 0xEDB88320;
    static final int WORDS = 4;

    private CrcFold() {
    }

    /**
     * The exclusive or of the hashes.
     *
     * @param rows how many hashes went in
     * @param checksums exclusive or of the checksums of their first 4, 8, 12 and 16 bytes
     */
    static byte[] unfold(long rows, long[] checksums) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * WORDS);
        int before = ~0;
        for (int i = 0; i < WORDS; i++) {
            int checksum = (int) checksums[i] ^ (rows % 2 == 0 ? ofZeros(4 * (i + 1)) : 0);
            int state = ~checksum;
            bytes.putInt(Integer.reverseBytes(before ^ back32(state)));
            before = state;
        }
        return bytes.array();
    }

    private static int ofZeros(int length) {
        CRC32 crc = new CRC32();
        crc.update(new byte[length]);
        return (int) crc.getValue();
    }

    /** The register 32 steps before. */
    private static int back32(int state) {
        int s = state;
        for (int i = 0; i < Integer.SIZE; i++) {
            s = s < 0 ? (s ^ POLYNOMIAL) << 1 | 1 : s << 1;
        }
        return s;
    }
}
