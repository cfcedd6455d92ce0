package org.godwit.tests.live;

import java.util.List;
import org.godwit.core.model.DataSource;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole life of a live migration from a real MySQL to MariaDB and the other way round, under load. Skipped where MySQL cannot be started. */
@Tag("slow")
class MySqlLivesIT {
    private static final int PORT = 23373;

    @Test
    void fromMySqlToMariaDbAndBack() throws Exception {
        try (RealMySql mysql = RealMySql.start(PORT); Servers servers = Servers.open()) {
            fresh(mysql.dataSource());
            LiveMigrationIT.live(mysql.dataSource(), servers.source("live-mariadb"), servers.folder("workspace"));
        }
    }

    @Test
    void fromMariaDbToMySqlAndBack() throws Exception {
        try (RealMySql mysql = RealMySql.start(PORT); Servers servers = Servers.open()) {
            fresh(mysql.dataSource());
            LiveMigrationIT.live(servers.source("live-mariadb"), mysql.dataSource(), servers.folder("workspace"));
        }
    }

    /** Without what an earlier run has left, and with packets as large as the other server's, for which the precheck asks. */
    private static void fresh(DataSource server) throws Exception {
        try (Jdbc jdbc = Jdbc.open(server)) {
            jdbc.runAll(List.of("drop database if exists live", "reset binary logs and gtids", "set global max_allowed_packet = 1073741824"));
        }
    }
}
