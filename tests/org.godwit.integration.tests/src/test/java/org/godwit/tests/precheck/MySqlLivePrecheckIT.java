package org.godwit.tests.precheck;

import org.godwit.core.model.DataSource;
import org.godwit.tests.RealMySql;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of a real MySQL before a project starts: besides what MariaDB has, partial JSON; and cascades that it logs. */
class MySqlLivePrecheckIT extends LivePrecheckStories {
    private static final int PORT = 23371;
    private static RealMySql mysql;
    private static Servers servers;
    private static DataSource other;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        mysql = RealMySql.start(PORT);
        servers = Servers.open();
        other = servers.source("checked-target");
        workspace = Workspace.open(servers.folder("workspace"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (mysql != null) {
            workspace.close();
            servers.close();
            mysql.close();
        }
    }

    @Override
    DataSource server() {
        try {
            return mysql.dataSource();
        } catch (org.godwit.core.error.GodwitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    DataSource other() {
        return other;
    }

    @Override
    Workspace workspace() {
        return workspace;
    }

    @Override
    boolean logsCascades() {
        return true;
    }

    @Test
    void partialJson() throws Exception {
        setting("binlog_row_value_options", "PARTIAL_JSON", "DB_INCR_LOG");
    }
}
