package org.godwit.connector.mysql.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.godwit.core.row.RowBatch;
import org.junit.jupiter.api.Test;

class EscapedRowsTest {
    private static RowBatch batch(int columns, String... values) {
        RowBatch.Builder builder = new RowBatch.Builder(columns, 4, 64);
        for (String value : values) {
            if (value == null) {
                builder.addNull();
            } else {
                byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
                builder.add(bytes, 0, bytes.length);
            }
        }
        return builder.build();
    }

    private static String read(List<RowBatch> batches, boolean[] plain, int block) {
        EscapedRows rows = new EscapedRows(batches, plain);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[block];
        for (int n = rows.read(buffer, 0, block); n > 0; n = rows.read(buffer, 0, block)) {
            all.write(buffer, 0, n);
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void separatesEscapesAndTellsNullFromItsName() {
        String text = read(List.of(batch(3, "1", "a\tb\nc\\d", null), batch(3, "", "\\N", "x")), new boolean[] {true, false, false}, 4096);
        assertThat(text).isEqualTo("1\ta\\tb\\nc\\\\d\t\\N\n\t\\\\N\tx\n");
    }

    @Test
    void anyBlockSizeGivesTheSameBytes() {
        Random random = new Random(7);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(70)];
            random.nextBytes(bytes);
            for (int j = 0; j < bytes.length; j += 1 + random.nextInt(9)) {
                bytes[j] = (byte) "\t\n\\\0ab".charAt(random.nextInt(6));
            }
            values.add(random.nextInt(10) == 0 ? null : new String(bytes, StandardCharsets.ISO_8859_1));
        }
        RowBatch batch = batch(3, values.toArray(String[]::new));
        boolean[] plain = new boolean[3];
        String whole = read(List.of(batch), plain, 1 << 20);
        assertThat(unescape(whole)).isEqualTo(values);
        for (int block : new int[] {8, 9, 13, 64, 1000}) {
            assertThat(read(List.of(batch), plain, block)).as("block %s", block).isEqualTo(whole);
        }
    }

    /** As LOAD DATA reads fields. */
    private static List<String> unescape(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isNull = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t' || c == '\n') {
                values.add(isNull ? null : field.toString());
                field.setLength(0);
                isNull = false;
            } else if (c == '\\') {
                char escaped = text.charAt(++i);
                isNull = escaped == 'N';
                field.append(escaped == 't' ? '\t' : escaped == 'n' ? '\n' : escaped);
            } else {
                field.append(c);
            }
        }
        return values;
    }

    @Test
    void refusesBlocksThatHoldNothing() {
        EscapedRows rows = new EscapedRows(List.of(batch(1, "x")), new boolean[1]);
        assertThatThrownBy(() -> rows.read(new byte[4], 0, 4)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(rows::read).isInstanceOf(IllegalStateException.class);
    }
}
