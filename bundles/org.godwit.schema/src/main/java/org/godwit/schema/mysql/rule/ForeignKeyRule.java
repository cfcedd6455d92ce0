package org.godwit.schema.mysql.rule;

import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ForeignKeyDef;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.convert.TableEdit;

/** Leaves foreign keys that the target cannot have, and tells about those that reach out of the project (OMS: DDL conversion, foreign keys). */
public final class ForeignKeyRule implements TableRule {
    static final String OUTSIDE = "MY-FK-001";
    static final String SET_NULL = "MY-FK-002";
    static final String UNSUPPORTED = "MY-FK-003";
    static final String PARTITIONED = "MY-FK-004";

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        return TableEdit.of(table).keepForeignKeys(k -> isPossible(k, table, context)).build();
    }

    private static boolean isPossible(ForeignKeyDef key, TableDef table, RuleContext context) {
        String before = "FOREIGN KEY (" + String.join(", ", key.columns()) + ") REFERENCES " + key.referenced() + " ON DELETE " + key.onDelete() + " ON UPDATE " + key.onUpdate();
        if (!context.target().foreignKeys()) {
            context.blocker(UNSUPPORTED, key.name(), before, "The target's version has no foreign keys. The key is left out.", "Keep the reference in the application.");
            return false;
        }
        boolean setNull = key.onDelete().equalsIgnoreCase("SET NULL") || key.onUpdate().equalsIgnoreCase("SET NULL");
        if (setNull && context.target().type() == DataSourceType.OB_MYSQL) {
            context.blocker(SET_NULL, key.name(), before, "OceanBase has no foreign keys with SET NULL. The key is left out.", "Set the column to NULL in the application before deleting.");
            return false;
        }
        if (table.partitioning().isPresent() && context.target().type() != context.source().type() && context.target().type() != DataSourceType.OB_MYSQL) {
            context.blocker(PARTITIONED, key.name(), before, "The target allows no foreign keys on partitioned tables. The key is left out.", "Keep the reference in the application.");
            return false;
        }
        if (!context.isInProject(key.referenced())) {
            context.warning(OUTSIDE, key.name(), before, before, "The referenced table is not part of the project.", "Add " + key.referenced() + " to the project, or create it at the target first.");
        }
        return true;
    }
}
