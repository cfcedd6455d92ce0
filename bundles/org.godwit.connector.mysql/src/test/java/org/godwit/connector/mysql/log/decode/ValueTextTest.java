package org.godwit.connector.mysql.log.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.godwit.core.row.RowBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueTextTest {
    @ParameterizedTest
    @CsvSource({"0.0,0", "-0.0,-0", "1.5,1.5", "0.1,0.1", "1e14,100000000000000", "1e15,1e15", "-1.7976931348623157e308,-1.7976931348623157e308", "4.9e-324,5e-324", "2.2250738585072014e-308,2.2250738585072014e-308",
            "0.000000000000001,0.000000000000001", "1e-16,1e-16", "123456.789,123456.789", "1.2345678901234568e17,1.2345678901234568e17"})
    void floatingPointIsPrintedAsServersDo(double value, String text) {
        RowBatch.Builder rows = new RowBatch.Builder(1, 1, 64);
        Cells cells = new Cells(rows);
        FloatText.put(value, cells);
        cells.end();
        RowBatch batch = rows.build();
        assertThat(new String(batch.bytes(), 0, batch.size(), StandardCharsets.US_ASCII)).isEqualTo(text);
    }
}
