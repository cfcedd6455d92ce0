package org.godwit.connector.mysql.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrcFoldTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 1000, 1001})
    void givesTheExclusiveOrOfTheHashes(int rows) {
        Random random = new Random(rows);
        byte[] expected = new byte[16];
        long[] checksums = new long[CrcFold.WORDS];
        for (int row = 0; row < rows; row++) {
            byte[] hash = new byte[16];
            random.nextBytes(hash);
            for (int i = 0; i < 16; i++) {
                expected[i] ^= hash[i];
            }
            for (int word = 0; word < CrcFold.WORDS; word++) {
                CRC32 crc = new CRC32();
                crc.update(hash, 0, 4 * (word + 1));
                checksums[word] ^= crc.getValue();
            }
        }
        assertThat(CrcFold.unfold(rows, checksums)).isEqualTo(expected);
    }
}
