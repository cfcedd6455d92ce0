package org.godwit.connector.mysql.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Form.Kind;
import org.godwit.core.spi.RowSql.Cell;
import org.junit.jupiter.api.Test;

class LiteralsTest {
    @Test
    void writesNumbersBareAndEverythingElseQuoted() throws IOException {
        assertThat(literal(Kind.PLAIN, "18446744073709551615")).isEqualTo("18446744073709551615");
        assertThat(literal(Kind.PLAIN, "0000-00-00 00:00:00")).isEqualTo("'0000-00-00 00:00:00'");
        assertThat(literal(Kind.PLAIN, "1; DROP TABLE x")).isEqualTo("'1; DROP TABLE x'");
        assertThat(Literals.show(cell(Kind.PLAIN, Optional.empty(), "7"), 10)).isEqualTo("7");
    }

    @Test
    void givesFloatsAnExponentSoThatTheyAreNoDecimals() throws IOException {
        assertThat(literal(Kind.DOUBLE, "0.1")).isEqualTo("0.1e0");
        assertThat(literal(Kind.DOUBLE, "1.7976931348623157e308")).isEqualTo("1.7976931348623157e308");
    }

    @Test
    void writesTextReadableOnlyWhereNothingCanHappenToIt() throws IOException {
        assertThat(literal(Kind.UTF8, "it's 😀 ")).isEqualTo("'it''s 😀 '");
        assertThat(literal(Kind.UTF8, "a\\b")).isEqualTo("_utf8mb4 X'615C62'");
        assertThat(literal(Kind.UTF8, "a\nb;")).isEqualTo("_utf8mb4 X'610A623B'");
        assertThat(text(cell(Kind.UTF8, Optional.empty(), new byte[] {(byte) 0xff}))).isEqualTo("_utf8mb4 X'FF'");
    }

    @Test
    void writesBytesWithTheirCharacterSet() throws IOException {
        assertThat(text(cell(Kind.BYTES, Optional.empty(), new byte[] {0, (byte) 0xff}))).isEqualTo("X'00FF'");
        assertThat(text(cell(Kind.BYTES, Optional.of("latin1"), new byte[] {(byte) 0xe9}))).isEqualTo("_latin1 X'E9'");
        assertThat(Literals.show(cell(Kind.BYTES, Optional.of("latin1"), new byte[] {(byte) 0xe9}), 10)).isEqualTo("é");
        assertThat(text(new Cell(column(), Form.of(Kind.UTF8), Optional.empty(), Optional.empty()))).isEqualTo("NULL");
    }

    @Test
    void cutsWhatIsShown() {
        assertThat(Literals.show(cell(Kind.UTF8, Optional.empty(), "x".repeat(100)), 10)).isEqualTo("xxxxxxxxxx… (100 bytes)");
        assertThat(Literals.show(cell(Kind.UTF8, Optional.empty(), "😀".repeat(100)), 10)).startsWith("😀").endsWith("… (400 bytes)");
        assertThat(Literals.show(cell(Kind.GEOMETRY, Optional.empty(), new byte[100]), 10)).isEqualTo("0x0000000000… (100 bytes)");
    }

    private static String literal(Kind kind, String value) throws IOException {
        return text(cell(kind, Optional.empty(), value));
    }

    private static String text(Cell cell) throws IOException {
        StringBuilder out = new StringBuilder();
        Literals.write(cell, out);
        return out.toString();
    }

    private static Cell cell(Kind kind, Optional<String> charset, String value) {
        return cell(kind, charset, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Cell cell(Kind kind, Optional<String> charset, byte[] value) {
        return new Cell(column(), Form.of(kind), charset, Optional.of(value));
    }

    private static ColumnDef column() {
        SqlType type = new SqlType("varchar", "varchar(9)", ValueKind.TEXT, OptionalLong.of(9), OptionalInt.empty(), false, false, List.of());
        return new ColumnDef("c", 1, type, true, Optional.empty(), Optional.empty(), false, Optional.empty(), false, Optional.of("utf8mb4"), Optional.empty(), "");
    }
}
