package org.godwit.schema.mysql.rule;

import java.util.Set;
import org.godwit.core.model.CheckDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.Sql;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.convert.TableEdit;

/** Leaves checks that the target cannot have. */
public final class CheckRule implements TableRule {
    static final String UNSUPPORTED = "MY-CHK-001";
    static final String FUNCTION = "MY-CHK-002";
    static final String NOT_ENFORCED = "MY-CHK-003";

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        return TableEdit.of(table).keepChecks(c -> !isOfPeriod(c, table, context) && isPossible(c, context)).checks(c -> new CheckDef(c.name(), Functions.fitted(c.expression(), context), c.enforced())).build();
    }

    /** MariaDB makes the check that a period ends after it starts by itself; elsewhere it stays as a check. */
    private static boolean isOfPeriod(CheckDef check, TableDef table, RuleContext context) {
        return context.target().isMariaDb() && table.options().getOrDefault(TableOptions.PERIODS, "").contains("FOR " + Sql.quote(check.name()) + " ");
    }

    private static boolean isPossible(CheckDef check, RuleContext context) {
        String before = "CHECK (" + check.expression() + ")";
        if (!context.target().checks()) {
            context.blocker(UNSUPPORTED, check.name(), before, "The target's version does not enforce checks. The check is left out.", "Check the values in the application.");
            return false;
        }
        Set<String> missing = Functions.missing(check.expression(), context.target());
        if (!missing.isEmpty()) {
            context.blocker(FUNCTION, check.name(), before, "The target has no function " + String.join(", ", missing) + ". The check is left out.", "Rewrite the expression.");
            return false;
        }
        if (!check.enforced() && context.target().type() != org.godwit.core.model.DataSourceType.MYSQL) {
            context.warning(NOT_ENFORCED, check.name(), before + " NOT ENFORCED", "", "The target has no checks that are not enforced. The check is left out.", "Create it once all rows fulfil it.");
            return false;
        }
        return true;
    }
}
