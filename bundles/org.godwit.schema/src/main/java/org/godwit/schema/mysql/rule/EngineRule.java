package org.godwit.schema.mysql.rule;

import java.util.Set;
import java.util.TreeMap;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.TableDef;
import org.godwit.schema.mysql.TableOptions;
import org.godwit.schema.mysql.convert.TableEdit;

/** Makes every table an InnoDB one and drops options that the target's engine does not know. */
public final class EngineRule implements TableRule {
    static final String ENGINE = "MY-ENG-001";
    static final String OPTION = "MY-OPT-001";
    static final String VERSIONING = "MY-OPT-002";
    static final String PERIOD = "MY-OPT-003";
    private static final Set<String> INNODB_ROW_FORMATS = Set.of("dynamic", "compact", "redundant", "compressed");
    private static final Set<String> KEPT = Set.of(TableOptions.ROW_FORMAT, TableOptions.KEY_BLOCK_SIZE, "stats_persistent", "stats_auto_recalc", "stats_sample_pages");

    @Override
    public TableDef apply(TableDef table, RuleContext context) {
        boolean innodb = context.target().type() == DataSourceType.MYSQL || context.target().isMariaDb();
        TableEdit edit = TableEdit.of(table);
        if (!table.engine().isEmpty() && !table.engine().equalsIgnoreCase("InnoDB") && context.source().type() != DataSourceType.OB_MYSQL && context.source().type() != DataSourceType.TIDB) {
            context.warning(ENGINE, "", "ENGINE=" + table.engine(), innodb ? "ENGINE=InnoDB" : "", "Only a transactional engine can be filled and kept in step safely.",
                    "Check what relied on " + table.engine() + ": table locks, no foreign keys, counts without reading.");
        }
        edit.engine(innodb ? "InnoDB" : "");
        new TreeMap<>(table.options()).forEach((name, value) -> {
            boolean mariadbOwn = name.equals(TableOptions.SYSTEM_VERSIONING) || name.equals(TableOptions.PERIODS) || name.startsWith(TableOptions.WITHOUT_OVERLAPS);
            if (mariadbOwn && !context.target().isMariaDb()) {
                edit.withoutOption(name);
                own(name, value, context);
            } else if (!mariadbOwn && !(innodb && isKept(name, value))) {
                edit.withoutOption(name);
                context.info(OPTION, "", name + "=" + value, "", "The target does not need or know the option.");
            }
        });
        return edit.build();
    }

    private static boolean isKept(String name, String value) {
        return KEPT.contains(name) && (!name.equals(TableOptions.ROW_FORMAT) || INNODB_ROW_FORMATS.contains(value));
    }

    private static void own(String name, String value, RuleContext context) {
        if (name.equals(TableOptions.SYSTEM_VERSIONING)) {
            context.warning(VERSIONING, "", "WITH SYSTEM VERSIONING", "", "Only MariaDB keeps the history of rows.", "The present rows are moved, their history is not; export it with FOR SYSTEM_TIME ALL if it is needed.");
        } else if (name.equals(TableOptions.PERIODS)) {
            context.warning(PERIOD, "", value, "", "Only MariaDB has periods.", "The two columns stay; DELETE and UPDATE FOR PORTION OF are not possible at the target.");
        }
    }
}
