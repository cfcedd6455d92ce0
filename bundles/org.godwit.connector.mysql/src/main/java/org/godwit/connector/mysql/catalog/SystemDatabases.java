package org.godwit.connector.mysql.catalog;

import java.util.Locale;
import java.util.Set;

/** The databases that belong to the servers themselves. Without state. */
public final class SystemDatabases {
    private static final Set<String> NAMES = Set.of("mysql", "information_schema", "performance_schema", "sys", "oceanbase", "metrics_schema", "inspection_schema", "__public", "__recyclebin", "lbacsys",
            "oraauditor", "ocs", "sys_external_tbs", "tidb_binlog", "lightning_task_info");

    private SystemDatabases() {
    }

    public static boolean contains(String database) {
        return NAMES.contains(database.toLowerCase(Locale.ROOT));
    }
}
