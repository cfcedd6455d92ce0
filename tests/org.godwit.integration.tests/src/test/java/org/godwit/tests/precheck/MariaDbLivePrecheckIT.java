package org.godwit.tests.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log of MariaDB before a project starts. */
class MariaDbLivePrecheckIT extends LivePrecheckStories {
    private static Servers servers;
    private static DataSource server;
    private static DataSource other;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        server = servers.source("checked");
        other = servers.source("checked-target");
        workspace = Workspace.open(servers.folder("workspace"));
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.close();
        servers.close();
    }

    @Override
    DataSource server() {
        return server;
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
        return false;
    }

    @Test
    void noLogAtAll() throws Exception {
        DataSource mute = servers.source("checked-mute", "--skip-log-bin");
        try (Jdbc jdbc = Jdbc.open(mute)) {
            jdbc.runAll(List.of("create database checked", "create table checked.child (id int primary key)"));
        }
        PrecheckItem failed = item(mute, "DB_INCR_LOG", Side.SOURCE, Set.of(TransferType.INCREMENTAL, TransferType.FULL),
                new ObjectSelection.Specific(List.of(TableMapping.same(new ObjectName("checked", "child"))), List.of()), Map.of());
        assertThat(failed.state()).isEqualTo(PrecheckItem.State.FAILED);
        assertThat(failed.cause()).contains("log_bin is off");
        assertThat(failed.remedy()).contains("log-bin");
    }
}
