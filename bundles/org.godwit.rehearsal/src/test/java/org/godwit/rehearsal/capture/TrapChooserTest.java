package org.godwit.rehearsal.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.rehearsal.capture.TrapChooser.Trap;
import org.junit.jupiter.api.Test;

class TrapChooserTest {
    private final TrapChooser chooser = new TrapChooser(List.of(column("n", ValueKind.INTEGER, "int"), column("v", ValueKind.TEXT, "varchar"), column("d", ValueKind.DATE, "date")), 3);
    private int next;

    @Test
    void keepsEveryTrapOnceItWasSeen() {
        for (int i = 0; i < 500; i++) {
            row("5", "plain", "2020-01-01");
        }
        RowKey least = row("-7", "plain", "2020-01-01");
        RowKey greatest = row("10", "plain", "2020-01-01");
        RowKey blank = row("5", "blank ", "2020-01-01");
        RowKey four = row("5", "😀", "2020-01-01");
        RowKey zero = row("5", "plain", "0000-00-00");
        RowKey nothing = row("5", null, "2020-01-01");
        RowKey longest = row("5", "the longest of all", "2020-01-01");
        RowKey invalid = raw("5".getBytes(StandardCharsets.US_ASCII), new byte[] {(byte) 0xC3, 'x'}, "2020-01-01".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 500; i++) {
            row("5", "plain", "2020-01-01");
        }
        Set<RowKey> chosen = chooser.chosen();
        assertThat(chosen).contains(least, greatest, blank, four, zero, nothing, longest, invalid).hasSizeLessThan(25);
        assertThat(chooser.traps()).containsKeys(Trap.LEAST, Trap.GREATEST, Trap.TRAILING_BLANK, Trap.FOUR_BYTE, Trap.ZERO_DATE, Trap.NULL, Trap.LONGEST, Trap.INVALID_TEXT, Trap.NEGATIVE);
        assertThat(chooser.rows()).isEqualTo(1008);
        assertThat(chooser.columnFacts().get(1)).isEqualTo(new TrapChooser.ColumnFacts("v", "varchar", 1, 0, 18));
    }

    @Test
    void comparesNumbersAsNumbers() {
        row("9", "a", "2020-01-01");
        RowKey greatest = row("10", "a", "2020-01-01");
        RowKey least = row("-100", "a", "2020-01-01");
        row("-9", "a", "2020-01-01");
        assertThat(chooser.chosen()).contains(greatest, least);
    }

    private RowKey row(String n, String v, String d) {
        return raw(n.getBytes(StandardCharsets.UTF_8), v == null ? null : v.getBytes(StandardCharsets.UTF_8), d.getBytes(StandardCharsets.UTF_8));
    }

    private RowKey raw(byte[]... values) {
        RowKey key = new RowKey(List.of(Integer.toString(next++).getBytes(StandardCharsets.US_ASCII)));
        long[] lengths = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            lengths[i] = values[i] == null ? -1 : values[i].length;
        }
        chooser.row(key, java.util.Arrays.stream(values).map(Optional::ofNullable).toList(), lengths);
        return key;
    }

    private static ColumnDef column(String name, ValueKind kind, String type) {
        SqlType sql = new SqlType(type, type, kind, OptionalLong.empty(), OptionalInt.empty(), false, false, List.of());
        Optional<String> charset = kind == ValueKind.TEXT ? Optional.of("utf8mb4") : Optional.empty();
        return new ColumnDef(name, 1, sql, true, Optional.empty(), Optional.empty(), false, Optional.empty(), false, charset, Optional.empty(), "");
    }
}
