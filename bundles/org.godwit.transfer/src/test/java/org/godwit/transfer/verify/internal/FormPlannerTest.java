package org.godwit.transfer.verify.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.ValueKind;
import org.godwit.core.spi.Digester.Form;
import org.godwit.core.spi.Digester.Form.Kind;
import org.junit.jupiter.api.Test;

class FormPlannerTest {
    private final FormPlanner forms = new FormPlanner(DataSourceType.MYSQL, DataSourceType.MARIADB);

    @Test
    void takesTheServersTextWhereItIsTheSame() {
        assertThat(forms.form(column("int", ValueKind.INTEGER, 0), column("bigint", ValueKind.INTEGER, 0)).kind()).isEqualTo(Kind.PLAIN);
        assertThat(forms.form(column("datetime", ValueKind.DATETIME, 3), column("timestamp", ValueKind.TIMESTAMP, 3)).kind()).isEqualTo(Kind.PLAIN);
        assertThat(forms.form(column("decimal", ValueKind.DECIMAL, 2), column("decimal", ValueKind.DECIMAL, 2)).kind()).isEqualTo(Kind.PLAIN);
    }

    @Test
    void takesTheLargerScaleOfBoth() {
        assertThat(forms.form(column("decimal", ValueKind.DECIMAL, 2), column("decimal", ValueKind.DECIMAL, 4))).isEqualTo(new Form(Kind.DECIMAL, 4, false, false));
        assertThat(forms.form(column("time", ValueKind.TIME, 6), column("time", ValueKind.TIME, 0))).isEqualTo(new Form(Kind.TEMPORAL, 6, false, false));
        assertThat(forms.form(column("date", ValueKind.DATE, 0), column("datetime", ValueKind.DATETIME, 0)).kind()).isEqualTo(Kind.TEMPORAL);
    }

    @Test
    void neverTrustsThePrintedDigitsOfAFloat() {
        assertThat(forms.form(column("float", ValueKind.FLOAT, 0), column("double", ValueKind.FLOAT, 0)).kind()).isEqualTo(Kind.DOUBLE);
    }

    @Test
    void comparesBytesOnlyWithinOneNarrowCharacterSet() {
        assertThat(forms.form(text("latin1"), text("latin1")).kind()).isEqualTo(Kind.BYTES);
        assertThat(forms.form(text("latin1"), text("utf8mb4")).kind()).isEqualTo(Kind.UTF8);
        assertThat(forms.form(text("utf16"), text("utf16")).kind()).isEqualTo(Kind.UTF8);
        assertThat(forms.keyForm(text("latin1"), text("latin1")).kind()).isEqualTo(Kind.UTF8);
    }

    @Test
    void comparesDocumentsByMeaningUnlessBothSidesKeepText() {
        ColumnDef json = column("json", ValueKind.JSON, 0);
        assertThat(forms.form(json, json)).isEqualTo(new Form(Kind.JSON, 0, true, false));
        assertThat(new FormPlanner(DataSourceType.MARIADB, DataSourceType.MARIADB).form(json, json).kind()).isEqualTo(Kind.UTF8);
    }

    @Test
    void hashesWhatMayBeLargeOnEitherSide() {
        assertThat(forms.form(text("utf8mb4"), column("longtext", ValueKind.TEXT, 0)).hashed()).isTrue();
        assertThat(forms.form(text("utf8mb4"), text("utf8mb4")).hashed()).isFalse();
    }

    private static ColumnDef text(String charset) {
        return column("varchar", ValueKind.TEXT, 0, Optional.of(charset));
    }

    private static ColumnDef column(String type, ValueKind kind, int scale) {
        return column(type, kind, scale, Optional.empty());
    }

    private static ColumnDef column(String type, ValueKind kind, int scale, Optional<String> charset) {
        SqlType sqlType = new SqlType(type, type, kind, OptionalLong.empty(), scale == 0 ? OptionalInt.empty() : OptionalInt.of(scale), false, false, List.of());
        return new ColumnDef("c", 1, sqlType, false, Optional.empty(), Optional.empty(), false, Optional.empty(), false, charset, Optional.empty(), "");
    }
}
