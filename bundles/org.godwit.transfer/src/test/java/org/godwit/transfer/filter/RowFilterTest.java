package org.godwit.transfer.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.core.row.RowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilterTest {
    private static final TableDef TABLE = new TableDef(new ObjectName("shop", "t"),
            List.of(column("id", "int", ValueKind.INTEGER, ""), column("price", "decimal", ValueKind.DECIMAL, ""), column("name", "varchar", ValueKind.TEXT, "utf8mb4_general_ci"),
                    column("code", "varchar", ValueKind.TEXT, "utf8mb4_bin"), column("at", "datetime", ValueKind.DATETIME, ""), column("f", "double", ValueKind.FLOAT, ""),
                    column("order", "int", ValueKind.INTEGER, ""), computed("twice", false), computed("kept", true)),
            List.of(), List.of(), List.of(), Optional.empty(), "InnoDB", "utf8mb4", "utf8mb4_general_ci", "", OptionalLong.empty(), 0, 0);

    private static ColumnDef column(String name, String type, ValueKind kind, String collation) {
        return new ColumnDef(name, 1, new SqlType(type, type, kind, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of()), true, Optional.empty(), Optional.empty(), false, Optional.empty(), false,
                collation.isEmpty() ? Optional.empty() : Optional.of("utf8mb4"), collation.isEmpty() ? Optional.empty() : Optional.of(collation), "");
    }

    private static ColumnDef computed(String name, boolean stored) {
        ColumnDef plain = column(name, "int", ValueKind.INTEGER, "");
        return new ColumnDef(name, 1, plain.type(), true, Optional.empty(), Optional.empty(), false, Optional.of(new ColumnDef.Generated("id * 2", stored)), false, Optional.empty(), Optional.empty(), "");
    }

    /** id 7, price 12.50, name Zoë with a blank, code aB, at noon of a day, order NULL. */
    private static boolean test(String condition) throws GodwitException {
        RowBatch.Builder builder = new RowBatch.Builder(9, 1, 64);
        for (String value : List.of("7", "12.50", "Zoë ", "aB", "2026-03-01 12:00:00", "1.5")) {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            builder.add(bytes, 0, bytes.length);
        }
        builder.addNull();
        builder.addNull();
        builder.addNull();
        return RowFilter.parse(condition, TABLE).test(builder.build(), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id = 7", "id IN (1, 7)", "id BETWEEN 7 AND 8 AND NOT id = 8", "price = 12.5", "price * 2 > 24.9", "name = 'zoe'", "code = 'aB  '", "code < 'aC'", "at >= '2026-03-01'",
            "at < '2026-03-01 12:00:00.5'", "`order` IS NULL", "NOT (id = 1 AND `order` = 1)", "id = 1 OR id = 7 AND 1", "id % 4 = 3", "id & 3 = 3", "-id = 0 - 7", "~id > 100", "CONCAT(code, 'x') = 'aBx'",
            "SUBSTR(code, -1) = 'B'", "REPLACE(code, 'a', '') = 'B'", "CAST(price AS SIGNED) = 13", "TRUE XOR id = 1", "(`order` = 1) IS NOT TRUE", "id = '7'", "!(id = 1)", "f IS NOT NULL", "id << 1 = 14"})
    void holds(String condition) throws GodwitException {
        assertThat(test(condition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id <> 7", "`order` = `order`", "NOT `order` = 1", "`order` <> 1", "id NOT IN (1, `order`)", "code = 'ab'", "name = ' zoe'", "id = 7 XOR price = 12.5", "id % 0 = 0", "`order` OR 0"})
    void doesNotHold(String condition) throws GodwitException {
        assertThat(test(condition)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"f > 1", "name > 'a'", "id / 2 = 3", "UPPER(code) = 'AB'", "code = 5", "id = 'seven'", "at = '1.3.2026'", "at = 20260301", "'a' = 'a'", "code", "code || 'x' = 'y'", "t.id = 1", "name = code"})
    void whatCannotBePromisedIsRefused(String condition) {
        assertThatThrownBy(() -> RowFilter.parse(condition, TABLE)).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(FilterError.NOT_SUPPORTED.code());
            assertThat(e.problem().remedy()).contains(condition);
        });
    }

    @Test
    void aVirtualColumnIsNotInTheLog() throws GodwitException {
        assertThat(test("kept IS NULL")).isTrue();
        assertThatThrownBy(() -> test("twice = 14")).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(FilterError.NOT_SUPPORTED.code());
            assertThat(e.problem().message()).contains("twice").contains("id * 2");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id =", "id = 7)", "(id = 7", "no_such = 1", "id = 'a", "id = 1; DROP TABLE t", "id LIKE 'a'", "id = 1e5"})
    void whatIsNoConditionIsRefused(String condition) {
        assertThatThrownBy(() -> RowFilter.parse(condition, TABLE)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().code()).isEqualTo(FilterError.NOT_READABLE.code()));
    }

    @Test
    void aNumberOutOfRangeStopsAsTheServerDoes() {
        assertThatThrownBy(() -> test("id * 9223372036854775807 > 0")).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().code()).isEqualTo(FilterError.OUT_OF_RANGE.code()));
    }
}
