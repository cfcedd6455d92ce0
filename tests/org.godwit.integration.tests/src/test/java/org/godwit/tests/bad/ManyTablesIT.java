package org.godwit.tests.bad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Test;

/** Ten thousand tables: listed, resolved and made into a project in times that a person waits. */
class ManyTablesIT {
    private static final int TABLES = 10_000;

    @Test
    void tenThousandTablesAreListedResolvedAndChosen() throws Exception {
        try (Servers servers = Servers.open(); Workspace workspace = Workspace.open(servers.folder("workspace"))) {
            DataSource source = servers.source("many", "--skip-log-bin", "--table-definition-cache=20000");
            DataSource target = servers.source("target");
            fill(source);
            DataSource saved = workspace.save(source);
            long start = System.nanoTime();
            assertThat(workspace.studio().dataSources().objects(saved.id(), "many", workspace.token())).hasSize(TABLES);
            Duration listed = Duration.ofNanos(System.nanoTime() - start);
            assertThat(listed).isLessThan(Duration.ofSeconds(10));
            ObjectSelection rules = Workspace.rules("many.*=copy.");
            ResolvedObjects resolved = workspace.projects().resolve(saved.id(), rules, workspace.token());
            assertThat(resolved.tables()).hasSize(TABLES);
            assertThat(resolved.unmatched()).isEmpty();
            String id = workspace.create(source, target, Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION), rules, Map.of());
            assertThat(workspace.projects().get(id).steps()).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        }
    }

    /** Tables in memory, which are made fastest. */
    private static void fill(DataSource source) throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create database many");
            jdbc.run("use many");
            jdbc.run("create procedure fill() begin for i in 1.." + TABLES + " do execute immediate concat('create table t', i, ' (id int primary key, v varchar(20)) engine=memory'); end for; end");
            jdbc.run("call fill()");
            jdbc.run("drop procedure fill");
        }
    }
}
