package org.godwit.tests.bad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.DataSourceType;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.Secret;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TlsSettings;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Servers;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Servers that cannot be reached and accounts that may not do what is needed: each ends with code, cause and remedy before anything is written. */
class BadConnectionIT {
    private static final String WRONG = "wr0ng-p4ssw0rd";

    private static Servers servers;
    private static DataSource source;
    private static DataSource target;
    private static Workspace workspace;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        source = servers.source("source");
        target = servers.source("target");
        workspace = Workspace.open(servers.folder("workspace"));
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create database shop");
            jdbc.run("create table shop.t (id int primary key, v varchar(20))");
            jdbc.run("insert into shop.t values (1, 'a'), (2, 'b')");
            jdbc.run("create user nobody@'127.0.0.1' identified by 'secret-of-nobody'");
            jdbc.run("create database other");
            jdbc.run("grant select on other.* to nobody@'127.0.0.1'");
        }
        try (Jdbc jdbc = Jdbc.open(target)) {
            jdbc.run("create user reader@'127.0.0.1' identified by 'secret-of-reader'");
            jdbc.run("grant select on *.* to reader@'127.0.0.1'");
            jdbc.run("create user writer@'127.0.0.1' identified by 'secret-of-writer'");
            jdbc.run("grant select, insert, update, delete, create, drop, index, alter, references, create view, lock tables on *.* to writer@'127.0.0.1'");
        }
    }

    @AfterAll
    static void stop() throws Exception {
        workspace.close();
        servers.close();
    }

    @Test
    void wrongPassword() throws Exception {
        Problem problem = problemOf(() -> workspace.studio().dataSources().test(source.withPassword(new Secret(WRONG)), workspace.token()));
        assertThat(problem.code()).isEqualTo("GHANA-OPERAT000101");
        assertThat(problem.message() + problem.remedy()).contains(source.address()).doesNotContain(WRONG);
    }

    @Test
    void wrongPasswordOfASavedSource() throws Exception {
        DataSource saved = workspace.save(source.withPassword(new Secret(WRONG)));
        assertThat(problemOf(() -> workspace.studio().dataSources().databases(saved.id(), workspace.token())).code()).isEqualTo("GHANA-OPERAT000101");
        assertThat(problemOf(() -> workspace.create(source.withPassword(new Secret(WRONG)), target, Workspace.rules("shop.*"), Map.of())).code()).isEqualTo("GHANA-OPERAT000101");
    }

    @Test
    void wrongPasswordOfTheTargetStopsTheProjectAtItsPrecheck() throws Exception {
        String id = workspace.create(source, target.withPassword(new Secret(WRONG)), Workspace.rules("shop.*=wrong."), Map.of());
        assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
        assertThat(workspace.step(id, StepName.TRANSFER_PRECHECK).status()).isEqualTo(StepStatus.FAILED);
        String said = workspace.problem(id) + workspace.objections(id).toString();
        assertThat(said).contains("Access denied").doesNotContain(WRONG);
        assertThat(workspace.problem(id).remedy()).isNotBlank();
    }

    @Test
    void unknownHost() throws Exception {
        assertThat(problemOf(() -> workspace.studio().dataSources().test(at("no-such-host.invalid", 3306), workspace.token())).code()).isEqualTo("GODWIT-MYSQL-0001");
    }

    @Test
    void connectionRefused() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Problem problem = problemOf(() -> workspace.studio().dataSources().test(at("127.0.0.1", free), workspace.token()));
        assertThat(problem.code()).isEqualTo("GODWIT-MYSQL-0002");
        assertThat(problem.message()).contains("127.0.0.1:" + free);
    }

    @Test
    void accountThatMayNotReadTheSource() throws Exception {
        DataSource nobody = as(source, "nobody", "secret-of-nobody");
        Problem problem = problemOf(() -> workspace.create(nobody, target, Workspace.rules("shop.*=unread."), Map.of()));
        assertThat(problem.code()).isEqualTo("GODWIT-PROJ-0009");
        assertThat(problem.message()).contains("shop.*");
    }

    @Test
    void accountThatLosesItsRightsAtTheSourceFailsThePrecheck() throws Exception {
        try (Jdbc jdbc = Jdbc.open(source)) {
            jdbc.run("create user brief@'127.0.0.1' identified by 'secret-of-brief'");
            jdbc.run("grant select on shop.* to brief@'127.0.0.1'");
            String id = workspace.create(as(source, "brief", "secret-of-brief"), target, Workspace.rules("shop.*=brief."), Map.of());
            jdbc.run("revoke select on shop.* from brief@'127.0.0.1'");
            jdbc.run("grant show databases on *.* to brief@'127.0.0.1'");
            assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
            assertThat(workspace.step(id, StepName.TRANSFER_PRECHECK).status()).isEqualTo(StepStatus.FAILED);
            assertThat(workspace.problem(id).remedy()).isNotBlank();
        }
        assertNothingAtTarget("brief");
    }

    @Test
    void accountThatMayNotWriteTheTarget() throws Exception {
        String id = workspace.create(source, as(target, "reader", "secret-of-reader"), Workspace.rules("shop.*=unwritten."), Map.of());
        assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
        assertThat(workspace.problem(id).code()).isEqualTo("GODWIT-STEP-0001");
        assertThat(workspace.objections(id)).filteredOn(i -> i.state() == PrecheckItem.State.FAILED).extracting(PrecheckItem::key).contains("DB_ACCOUNT_CREATE_PRIVILEGE", "DB_ACCOUNT_WRITER_PRIVILEGE");
        assertThat(workspace.objections(id)).filteredOn(i -> i.key().equals("DB_ACCOUNT_WRITER_PRIVILEGE")).allSatisfy(i -> {
            assertThat(i.cause()).isNotBlank();
            assertThat(i.remedy()).isNotBlank();
            assertThat(i.mend()).hasValueSatisfying(sql -> assertThat(sql).containsIgnoringCase("grant").contains("reader"));
        });
        assertNothingAtTarget("unwritten");
    }

    @Test
    void mendedRightsLetTheProjectGoOn() throws Exception {
        try (Jdbc jdbc = Jdbc.open(target)) {
            jdbc.run("create user later@'127.0.0.1' identified by 'secret-of-later'");
            jdbc.run("grant select on *.* to later@'127.0.0.1'");
            String id = workspace.create(source, as(target, "later", "secret-of-later"), Workspace.rules("shop.*=mended."), Map.of());
            assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
            for (String mend : workspace.objections(id).stream().flatMap(i -> i.mend().stream()).distinct().toList()) {
                for (String statement : mend.split(";\\s*(\\R|$)")) {
                    jdbc.run(statement);
                }
            }
            workspace.projects().resume(id);
            assertThat(workspace.rest(id)).as(() -> described(id)).isEqualTo(ProjectStatus.FINISHED);
            assertThat(workspace.unequal(id)).isEmpty();
            assertThat(jdbc.number("select count(*) from mended.t")).isEqualTo(2);
        }
    }

    @Test
    void readOnlyTarget() throws Exception {
        try (Jdbc jdbc = Jdbc.open(target)) {
            jdbc.run("set global read_only = on");
            try {
                String id = workspace.create(source, as(target, "writer", "secret-of-writer"), Workspace.rules("shop.*=locked."), Map.of());
                assertThat(workspace.run(id)).isEqualTo(ProjectStatus.FAILED);
                assertThat(workspace.objections(id)).filteredOn(i -> i.key().equals("DB_MASTER_SLAVE")).singleElement().satisfies(i -> {
                    assertThat(i.cause()).contains("read_only");
                    assertThat(i.remedy()).isNotBlank();
                });
            } finally {
                jdbc.run("set global read_only = off");
            }
        }
        assertNothingAtTarget("locked");
    }

    private static void assertNothingAtTarget(String database) throws Exception {
        try (Jdbc jdbc = Jdbc.open(target)) {
            assertThat(jdbc.texts("show databases")).doesNotContain(database);
        }
    }

    private static String described(String id) {
        try {
            return workspace.describe(id);
        } catch (GodwitException e) {
            return e.getMessage();
        }
    }

    private static DataSource as(DataSource server, String user, String password) {
        return new DataSource("", user, server.type(), server.host(), server.port(), user, new Secret(password), "", server.tls(), "", Map.of());
    }

    private static DataSource at(String host, int port) {
        return new DataSource("", "nowhere", DataSourceType.MYSQL, host, port, "root", new Secret(WRONG), "", TlsSettings.PREFERRED, "", Map.of());
    }

    private static Problem problemOf(ThrowingCallable call) {
        Problem[] problem = new Problem[1];
        assertThatThrownBy(call).isInstanceOfSatisfying(GodwitException.class, e -> problem[0] = e.problem());
        assertThat(problem[0].message()).isNotBlank().doesNotContain(WRONG);
        assertThat(problem[0].remedy()).isNotBlank();
        return problem[0];
    }
}
