package org.godwit.connector.mysql.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.core.slice.KeyRange;
import org.godwit.core.slice.KeyValue;
import org.junit.jupiter.api.Test;

class KeySqlTest {
    private static final ObjectName TABLE = new ObjectName("db", "t");

    private static ColumnDef column(String name, ValueKind kind, String charset) {
        return new ColumnDef(name, 1, new SqlType("x", "x", kind, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of()), false, Optional.empty(), Optional.empty(), false, Optional.empty(),
                false, Optional.ofNullable(charset), Optional.empty(), "");
    }

    private static KeyValue number(String text) {
        return new KeyValue(ValueKind.INTEGER, text);
    }

    @Test
    void openEndsHaveNoCondition() throws Exception {
        List<ColumnDef> key = List.of(column("id", ValueKind.INTEGER, null));
        assertThat(KeySql.range(TABLE, key, KeyRange.ALL)).isEmpty();
        assertThat(KeySql.range(TABLE, key, new KeyRange(List.of(number("7")), List.of()))).isEqualTo("`id`>7");
        assertThat(KeySql.range(TABLE, key, new KeyRange(List.of(), List.of(number("-7"))))).isEqualTo("`id`<=-7");
    }

    @Test
    void severalColumnsAreComparedOneAfterTheOther() throws Exception {
        List<ColumnDef> key = List.of(column("a", ValueKind.INTEGER, null), column("b`", ValueKind.TEXT, "latin1"));
        KeyRange range = new KeyRange(List.of(number("1"), new KeyValue(ValueKind.TEXT, "é'")), List.of(number("2"), new KeyValue(ValueKind.BINARY, "81")));
        assertThat(KeySql.range(TABLE, key, range)).isEqualTo("`a`>=1 AND ((`a`>1) OR (`a`=1 AND `b```>_utf8mb4 X'c3a927')) AND `a`<=2 AND ((`a`<2) OR (`a`=2 AND `b```<=_latin1 X'81'))");
    }

    @Test
    void numbersOfEnumAndBitAreComparedAsNumbers() {
        assertThat(KeySql.value(column("e", ValueKind.ENUM, "latin1"), "3", null)).isEqualTo(number("3"));
        assertThat(KeySql.select(List.of(column("e", ValueKind.ENUM, "latin1")))).isEqualTo("`e`+0, NULL");
    }

    @Test
    void boundsThatAreNoValuesAreRefused() {
        List<ColumnDef> key = List.of(column("id", ValueKind.INTEGER, null));
        for (KeyValue bad : List.of(number("1 OR 1"), new KeyValue(ValueKind.BINARY, "xy"), new KeyValue(ValueKind.DATE, "'; DROP TABLE t"), new KeyValue(ValueKind.FLOAT, "nan"))) {
            assertThatThrownBy(() -> KeySql.range(TABLE, key, new KeyRange(List.of(bad), List.of()))).isInstanceOf(GodwitException.class).hasMessageContaining("GODWIT-MYSQL-0105");
        }
        assertThatThrownBy(() -> KeySql.range(TABLE, key, new KeyRange(List.of(number("1"), number("2")), List.of()))).isInstanceOf(GodwitException.class);
    }
}
