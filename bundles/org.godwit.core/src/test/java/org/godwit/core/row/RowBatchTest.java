package org.godwit.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RowBatchTest {
    private static void add(RowBatch.Builder builder, String value) {
        byte[] bytes = ("<" + value + ">").getBytes(StandardCharsets.UTF_8);
        builder.add(bytes, 1, bytes.length - 2);
    }

    private static String value(RowBatch batch, int row, int column) {
        return new String(batch.bytes(), batch.start(row, column), batch.end(row, column) - batch.start(row, column), StandardCharsets.UTF_8);
    }

    @Test
    void keepsNullApartFromEmptyAlsoInFirstAndLastPlace() {
        RowBatch.Builder builder = new RowBatch.Builder(3, 1, 1);
        builder.addNull();
        add(builder, "a");
        add(builder, "");
        add(builder, "");
        add(builder, "é😀");
        builder.addNull();
        RowBatch batch = builder.build();
        assertThat(batch.rows()).isEqualTo(2);
        assertThat(batch.isNull(0, 0)).isTrue();
        assertThat(batch.isNull(0, 2)).isFalse();
        assertThat(value(batch, 0, 1)).isEqualTo("a");
        assertThat(value(batch, 0, 2)).isEmpty();
        assertThat(batch.isNull(1, 0)).isFalse();
        assertThat(value(batch, 1, 1)).isEqualTo("é😀");
        assertThat(batch.isNull(1, 2)).isTrue();
        assertThat(batch.size()).isEqualTo(7);
    }

    @Test
    void aBuiltBatchIsNotTouchedByTheNext() {
        RowBatch.Builder builder = new RowBatch.Builder(1, 4, 64);
        add(builder, "first");
        RowBatch first = builder.build();
        add(builder, "other");
        RowBatch second = builder.build();
        assertThat(value(first, 0, 0)).isEqualTo("first");
        assertThat(value(second, 0, 0)).isEqualTo("other");
        assertThat(builder.build().size()).isZero();
    }

    @Test
    void growsPastItsFirstEstimate() {
        RowBatch.Builder builder = new RowBatch.Builder(2, 1, 16);
        for (int i = 0; i < 1000; i++) {
            add(builder, "value " + i);
            builder.addNull();
        }
        RowBatch batch = builder.build();
        assertThat(batch.rows()).isEqualTo(1000);
        assertThat(value(batch, 999, 0)).isEqualTo("value 999");
        assertThat(batch.isNull(999, 1)).isTrue();
    }
}
