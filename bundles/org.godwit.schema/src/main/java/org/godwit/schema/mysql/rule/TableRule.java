package org.godwit.schema.mysql.rule;

import org.godwit.core.model.TableDef;

/** One rule of the conversion: changes a table so that the target can have it, and says so as a finding. Without state; names are still the source's. */
public interface TableRule {
    TableDef apply(TableDef table, RuleContext context);
}
