package org.godwit.schema.mysql.rule;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.SqlType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.convert.TableEdit;

/** Fits what else a column may have: invisibility, spatial reference, auto-increment on a fraction. */
public final class ColumnTraitRule implements TableRule {
    static final String INVISIBLE = "MY-COL-001";
    static final String INVISIBLE_NOT_NULL = "MY-COL-002";
    static final String AUTO_INCREMENT = "MY-COL-003";
    static final String REFERENCE = "MY-SPA-001";
    private static final Pattern SRID = Pattern.compile("SRID (\\d+)");

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        return TableEdit.of(table).columns(c -> reference(autoIncrement(invisible(c, context), context), context)).build();
    }

    private static ColumnDef invisible(ColumnDef column, RuleContext context) {
        if (!column.invisible()) {
            return column;
        }
        if (!context.target().invisibleColumns()) {
            context.warning(INVISIBLE, column.name(), "INVISIBLE", "", "The target has no invisible columns.", "SELECT * and INSERT without a column list now see the column.");
            return ColumnEdit.visible(column);
        }
        boolean needsDefault = context.target().isMariaDb() && !column.nullable() && column.defaultValue().isEmpty() && !column.autoIncrement() && column.generated().isEmpty();
        if (needsDefault) {
            context.warning(INVISIBLE_NOT_NULL, column.name(), "INVISIBLE", "", "MariaDB wants a default for an invisible column that is NOT NULL.", "Give the column a default if it is to stay invisible.");
            return ColumnEdit.visible(column);
        }
        return column;
    }

    private static ColumnDef autoIncrement(ColumnDef column, RuleContext context) {
        boolean refused = context.target().type() == DataSourceType.MYSQL && context.target().version().atLeast(8, 4);
        if (column.autoIncrement() && column.type().kind() == ValueKind.FLOAT && refused) {
            context.warning(AUTO_INCREMENT, column.name(), "AUTO_INCREMENT", "", "MySQL 8.4 and later take no AUTO_INCREMENT on FLOAT and DOUBLE.", "Change the type to BIGINT at the source.");
            return ColumnEdit.withoutAutoIncrement(column);
        }
        return column;
    }

    private static ColumnDef reference(ColumnDef column, RuleContext context) {
        Matcher srid = SRID.matcher(column.type().declaration());
        if (column.type().kind() != ValueKind.SPATIAL || !srid.find() || context.target().spatialReference()) {
            return column;
        }
        if (context.target().isMariaDb() && srid.group(1).equals("0")) {
            context.info(REFERENCE, column.name(), "SRID 0", "", "In MariaDB 0 is what a column has that says nothing.");
            return withoutReference(column);
        }
        if (context.target().isMariaDb()) {
            context.info(REFERENCE, column.name(), "SRID " + srid.group(1), "REF_SYSTEM_ID=" + srid.group(1), "MariaDB keeps the reference id as information and does not enforce it.");
            return column;
        }
        context.warning(REFERENCE, column.name(), "SRID " + srid.group(1), "", "The target does not tie a column to a spatial reference.", "Values keep their own reference id.");
        return withoutReference(column);
    }

    private static ColumnDef withoutReference(ColumnDef column) {
        return ColumnEdit.typed(column, new SqlType(column.type().name(), column.type().name(), ValueKind.SPATIAL, OptionalLong.empty(), OptionalInt.empty(), false, false, java.util.List.of()));
    }
}
