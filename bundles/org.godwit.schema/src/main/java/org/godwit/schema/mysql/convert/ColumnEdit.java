package org.godwit.schema.mysql.convert;

import java.util.Optional;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.SqlType;

/** Makes changed copies of a column. Without state. */
public final class ColumnEdit {
    private ColumnEdit() {
    }

    public static ColumnDef named(ColumnDef c, String name) {
        return new ColumnDef(name, c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment());
    }

    public static ColumnDef typed(ColumnDef c, SqlType type) {
        return new ColumnDef(c.name(), c.position(), type, c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment());
    }

    public static ColumnDef collated(ColumnDef c, Optional<String> charset, Optional<String> collation) {
        return new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), c.invisible(), charset, collation, c.comment());
    }

    public static ColumnDef defaulted(ColumnDef c, Optional<String> defaultValue) {
        return new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), defaultValue, c.onUpdate(), c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment());
    }

    public static ColumnDef generated(ColumnDef c, Optional<ColumnDef.Generated> generated) {
        return new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), generated, c.invisible(), c.charset(), c.collation(), c.comment());
    }

    public static ColumnDef nullable(ColumnDef c, boolean nullable) {
        return new ColumnDef(c.name(), c.position(), c.type(), nullable, c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), c.invisible(), c.charset(), c.collation(), c.comment());
    }

    public static ColumnDef visible(ColumnDef c) {
        return new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), c.autoIncrement(), c.generated(), false, c.charset(), c.collation(), c.comment());
    }

    public static ColumnDef withoutAutoIncrement(ColumnDef c) {
        return new ColumnDef(c.name(), c.position(), c.type(), c.nullable(), c.defaultValue(), c.onUpdate(), false, c.generated(), c.invisible(), c.charset(), c.collation(), c.comment());
    }
}
