package org.godwit.schema.mysql.rule;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.ColumnTypes;
import org.godwit.schema.mysql.Token;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.convert.TableEdit;

/** Fits generated columns to the target; one that it cannot compute becomes an ordinary column that is filled with the source's values. */
public final class GeneratedRule implements TableRule {
    static final String FUNCTION = "MY-GEN-001";
    static final String NOT_NULL = "MY-GEN-002";
    static final String ON_GENERATED = "MY-GEN-003";
    static final String ROW_PERIOD = "MY-GEN-004";

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        Set<String> generated = table.columns().stream().filter(c -> c.generated().isPresent()).map(ColumnDef::name).collect(Collectors.toSet());
        return TableEdit.of(table).columns(c -> c.generated().isPresent() ? column(c, c.generated().get(), generated, context) : c).build();
    }

    private static ColumnDef column(ColumnDef column, ColumnDef.Generated generated, Set<String> others, RuleContext context) {
        String expression = generated.expression();
        if (expression.equalsIgnoreCase("ROW START") || expression.equalsIgnoreCase("ROW END")) {
            return context.target().isMariaDb()
                    ? column
                    : ColumnEdit.typed(ordinary(column, expression, context, ROW_PERIOD, "Row periods are MariaDB's; the end of time does not fit TIMESTAMP everywhere."), ColumnTypes.parse("datetime(6)"));
        }
        Set<String> missing = Functions.missing(expression, context.target());
        if (!missing.isEmpty()) {
            return ordinary(column, expression, context, FUNCTION, "The target has no function " + String.join(", ", missing) + ".");
        }
        boolean onGenerated = Token.scan(expression).stream().anyMatch(t -> t.kind() == Token.Kind.QUOTED_NAME && others.contains(t.name()));
        if (onGenerated && context.target().type() == DataSourceType.OB_MYSQL) {
            return ordinary(column, expression, context, ON_GENERATED, "OceanBase allows no generated column that uses another one.");
        }
        ColumnDef changed = ColumnEdit.generated(column, Optional.of(new ColumnDef.Generated(Functions.fitted(expression, context), generated.stored())));
        if (context.target().isMariaDb() && !column.nullable()) {
            context.info(NOT_NULL, column.name(), "NOT NULL", "", "MariaDB takes no NOT NULL on a generated column; the expression decides alone.");
            return ColumnEdit.nullable(changed, true);
        }
        return changed;
    }

    private static ColumnDef ordinary(ColumnDef column, String expression, RuleContext context, String rule, String reason) {
        context.warning(rule, column.name(), "GENERATED ALWAYS AS (" + expression + ")", "an ordinary column", reason, "Its present values are moved; keep it up to date in the application or by a trigger.");
        return ColumnEdit.generated(column, Optional.empty());
    }
}
