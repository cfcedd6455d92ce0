package org.godwit.schema.mysql.rule;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.godwit.core.model.ColumnDef;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.TableDef;
import org.godwit.core.model.ValueKind;
import org.godwit.schema.mysql.Features;
import org.godwit.schema.mysql.convert.ColumnEdit;
import org.godwit.schema.mysql.convert.TableEdit;

/** Brings defaults into a form that the target takes: expressions, and literals on long columns (MySQL manual, "Data Type Default Values"). */
public final class DefaultRule implements TableRule {
    static final String EXPRESSION = "MY-DEF-001";
    static final String LONG_COLUMN = "MY-DEF-002";
    static final String FUNCTION = "MY-DEF-003";
    static final String SEQUENCE_VALUE = "MY-DEF-004";
    private static final Pattern SEQUENCE = Pattern.compile("(?i)\\b(nextval|lastval|setval)\\s*\\(|\\bnext value for\\b");
    private static final Set<String> LONG_TYPES = Set.of("tinytext", "text", "mediumtext", "longtext", "tinyblob", "blob", "mediumblob", "longblob", "json");

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        return TableEdit.of(table).columns(c -> c.defaultValue().isPresent() ? column(c, c.defaultValue().get(), context) : c).build();
    }

    private static ColumnDef column(ColumnDef column, String value, RuleContext context) {
        Features target = context.target();
        boolean expression = value.startsWith("(");
        if (expression) {
            if (SEQUENCE.matcher(value).find()) {
                return dropped(column, value, context, SEQUENCE_VALUE, "Sequences are not moved.", "Create the sequence at the target, then set the default again with ALTER TABLE … ALTER COLUMN … SET DEFAULT.");
            }
            Set<String> missing = Functions.missing(value, target);
            if (!missing.isEmpty()) {
                return dropped(column, value, context, FUNCTION, "The target has no function " + String.join(", ", missing) + ".");
            }
            String changed = Functions.fitted(value, context);
            return target.expressionDefaults() ? ColumnEdit.defaulted(column, Optional.of(changed)) : dropped(column, value, context, EXPRESSION, "The target takes only constants as defaults.");
        }
        boolean isLong = LONG_TYPES.contains(column.type().name()) || column.type().kind() == ValueKind.SPATIAL;
        if (!isLong || target.isMariaDb() || target.type() == DataSourceType.OB_MYSQL) {
            return column;
        }
        if (!target.expressionDefaults()) {
            return dropped(column, value, context, LONG_COLUMN, "The target allows no default on " + column.type().name() + ".");
        }
        context.info(LONG_COLUMN, column.name(), "DEFAULT " + value, "DEFAULT (" + value + ")", "On " + column.type().name() + " MySQL takes a default only as an expression.");
        return ColumnEdit.defaulted(column, Optional.of("(" + value + ")"));
    }

    private static ColumnDef dropped(ColumnDef column, String value, RuleContext context, String rule, String reason) {
        return dropped(column, value, context, rule, reason, "Set the value in the application or in a trigger.");
    }

    private static ColumnDef dropped(ColumnDef column, String value, RuleContext context, String rule, String reason, String remedy) {
        context.warning(rule, column.name(), "DEFAULT " + value, "", reason, remedy);
        return ColumnEdit.defaulted(column, Optional.empty());
    }
}
