package org.godwit.schema.mysql.rule;

import java.util.List;
import org.godwit.core.model.TableDef;

/** All rules for tables in the order they are applied. Without state. */
public final class TableRules {
    private static final List<TableRule> ALL = List.of(new ColumnChoiceRule(), new TypeRule(), new CollationRule(), new DefaultRule(), new GeneratedRule(), new ColumnTraitRule(), new IndexRule(),
            new CheckRule(), new ForeignKeyRule(), new PartitionRule(), new EngineRule(), new LongKeyRule());

    private TableRules() {
    }

    public static TableDef apply(TableDef table, RuleContext context) {
        TableDef changed = table;
        for (TableRule rule : ALL) {
            changed = rule.apply(changed, context);
        }
        return changed;
    }
}
