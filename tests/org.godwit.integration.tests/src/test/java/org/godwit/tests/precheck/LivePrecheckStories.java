package org.godwit.tests.precheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.model.Secret;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.tests.support.Jdbc;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must not be followed is found before a project starts, with a cause and a remedy; and where the remedy is SQL, that very SQL mends it. */
abstract class LivePrecheckStories {
    private static final Set<TransferType> LIVE = Set.of(TransferType.FULL, TransferType.INCREMENTAL);
    private static final Set<TransferType> BOTH_WAYS = Set.of(TransferType.FULL, TransferType.INCREMENTAL, TransferType.REVERSE);

    private Jdbc jdbc;

    /** The server whose log is looked at. */
    abstract DataSource server();

    /** Where changes go; has the same tables. */
    abstract DataSource other();

    abstract Workspace workspace();

    @BeforeEach
    void open() throws Exception {
        jdbc = Jdbc.open(server());
        for (DataSource side : List.of(server(), other())) {
            try (Jdbc at = Jdbc.open(side)) {
                at.runAll(List.of("drop database if exists checked", "create database checked", "create table checked.parent (id int primary key, v varchar(20) character set utf8mb4 collate utf8mb4_general_ci,"
                        + " d double, twice int generated always as (id * 2) virtual)", "create table checked.child (id int primary key, parent int)"));
            }
        }
    }

    @AfterEach
    void close() throws Exception {
        jdbc.close();
    }

    @Test
    void asItShouldBe() throws Exception {
        for (String key : List.of("DB_INCR_LOG", "DB_INCR_LOG_KEPT", "DB_ACCOUNT_INCR_READ_PRIVILEGE", "DB_FOREIGN_REFERENCE", "DB_ROW_FILTER")) {
            assertThat(item(server(), key).state()).as(key).isEqualTo(PrecheckItem.State.PASSED);
        }
    }

    @Test
    void statementsInsteadOfRows() throws Exception {
        setting("binlog_format", "STATEMENT", "DB_INCR_LOG");
    }

    @Test
    void imagesThatLackColumns() throws Exception {
        setting("binlog_row_image", "MINIMAL", "DB_INCR_LOG");
    }

    @Test
    void imagesThatLackColumnsOfAFilter() throws Exception {
        String before = jdbc.text("select @@global.binlog_row_image");
        try {
            jdbc.run("set global binlog_row_image = 'MINIMAL'");
            assertThat(filtered("id > 1", "DB_INCR_LOG").cause()).contains("binlog_row_image").contains("checked.parent");
        } finally {
            jdbc.run("set global binlog_row_image = '" + before + "'");
        }
    }

    @Test
    void logsThatAreSoonRemoved() throws Exception {
        setting("binlog_expire_logs_seconds", "3600", "DB_INCR_LOG_KEPT");
    }

    @Test
    void theTargetIsLookedAtForTheWayBack() throws Exception {
        try (Jdbc there = Jdbc.open(other())) {
            String before = there.text("select @@global.binlog_format");
            try {
                there.run("set global binlog_format = 'STATEMENT'");
                PrecheckItem failed = item(server(), "DB_INCR_LOG", Side.TARGET, BOTH_WAYS, specific(Optional.empty()), Map.of());
                assertThat(failed.state()).isEqualTo(PrecheckItem.State.FAILED);
                assertThat(failed.cause()).contains("binlog_format").contains("STATEMENT");
            } finally {
                there.run("set global binlog_format = '" + before + "'");
            }
            assertThat(item(server(), "DB_INCR_LOG", Side.TARGET, BOTH_WAYS, specific(Optional.empty()), Map.of()).state()).isEqualTo(PrecheckItem.State.PASSED);
        }
    }

    @Test
    void anAccountThatMayNotReadTheLog() throws Exception {
        jdbc.runAll(List.of("drop user if exists 'plain'@'%'", "create user 'plain'@'%' identified by 'Secret-17'", "grant select on *.* to 'plain'@'%'"));
        DataSource root = server();
        DataSource plain = new DataSource("", "plain", root.type(), root.host(), root.port(), "plain", new Secret("Secret-17"), "", root.tls(), "", root.attributes());
        PrecheckItem failed = item(plain, "DB_ACCOUNT_INCR_READ_PRIVILEGE");
        assertThat(failed.state()).isEqualTo(PrecheckItem.State.FAILED);
        assertThat(failed.cause()).contains("REPLICATION SLAVE").contains("plain");
        mend(failed);
        assertThat(item(plain, "DB_ACCOUNT_INCR_READ_PRIVILEGE").state()).isEqualTo(PrecheckItem.State.PASSED);
    }

    @Test
    void aStartThatTheLogHasLost() throws Exception {
        jdbc.run("flush binary logs");
        // a file that the server may still need for its own recovery is kept for a moment
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            jdbc.run("purge binary logs to '" + jdbc.rows("show binary logs").getLast().getFirst() + "'");
            return jdbc.rows("show binary logs").size() == 1;
        });
        Map<String, String> before = Map.of("startTimestamp", Long.toString(Instant.now().getEpochSecond() - 7200));
        PrecheckItem failed = item(server(), "DB_INCR_LOG_START", Side.SOURCE, Set.of(TransferType.INCREMENTAL), specific(Optional.empty()), before);
        assertThat(failed.state()).isEqualTo(PrecheckItem.State.FAILED);
        assertThat(failed.cause()).contains("GODWIT-MYSQL-0202");
        assertThat(failed.remedy()).contains("later");
        // the second in which the file was begun may have had transactions before it
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Map<String, String> now = Map.of("startTimestamp", Long.toString(Instant.now().getEpochSecond()));
            assertThat(item(server(), "DB_INCR_LOG_START", Side.SOURCE, Set.of(TransferType.INCREMENTAL), specific(Optional.empty()), now).state()).isNotEqualTo(PrecheckItem.State.FAILED);
        });
    }

    @Test
    void filtersThatChangesCannotBeAskedFor() throws Exception {
        for (String filter : List.of("d > 1.5", "twice = 4", "v > 'a'", "upper(v) = 'A'")) {
            PrecheckItem failed = filtered(filter, "DB_ROW_FILTER");
            assertThat(failed.state()).as(filter).isEqualTo(PrecheckItem.State.FAILED);
            assertThat(failed.cause()).as(filter).contains("GODWIT-FILTER-0002").contains("checked.parent");
            assertThat(failed.remedy()).as(filter).contains(filter);
            ProjectSpec spec = spec(server(), LIVE, specific(Optional.of(filter)), Map.of());
            assertThatThrownBy(() -> workspace().projects().create(spec)).isInstanceOfSatisfying(GodwitException.class, e -> assertThat(e.problem().code()).isEqualTo("GODWIT-FILTER-0002"));
            ProjectSpec copying = spec(server(), Set.of(TransferType.FULL), specific(Optional.of(filter)), Map.of());
            workspace().projects().delete(workspace().projects().create(copying));
        }
        assertThat(filtered("v = 'a' and id > 3", "DB_ROW_FILTER").state()).isEqualTo(PrecheckItem.State.PASSED);
    }

    /** A foreign key that changes rows; {@link #logsCascades} says whether that stands in the log. */
    @Test
    void cascades() throws Exception {
        jdbc.run("alter table checked.child add constraint follows foreign key (parent) references checked.parent (id) on delete cascade on update set null");
        PrecheckItem item = item(server(), "DB_FOREIGN_REFERENCE");
        if (logsCascades()) {
            assertThat(item.state()).isEqualTo(PrecheckItem.State.PASSED);
            return;
        }
        assertThat(item.state()).isEqualTo(PrecheckItem.State.FAILED);
        assertThat(item.cause()).contains("checked.child.follows");
        mend(item);
        assertThat(item(server(), "DB_FOREIGN_REFERENCE").state()).isEqualTo(PrecheckItem.State.PASSED);
    }

    abstract boolean logsCascades();

    /** Sets a variable to what is wrong, then lets the item's own SQL mend it. */
    void setting(String variable, String wrong, String key) throws Exception {
        String before = jdbc.text("select @@global." + variable);
        jdbc.run("set global " + variable + " = " + literal(wrong));
        try {
            PrecheckItem failed = item(server(), key);
            assertThat(failed.state()).isEqualTo(PrecheckItem.State.FAILED);
            assertThat(failed.cause()).contains(wrong);
            assertThat(failed.remedy()).isNotBlank();
            mend(failed);
            assertThat(item(server(), key).state()).isEqualTo(PrecheckItem.State.PASSED);
        } finally {
            jdbc.run("set global " + variable + " = " + literal(before));
        }
    }

    private static String literal(String value) {
        return value.matches("\\d+") ? value : "'" + value + "'";
    }

    private void mend(PrecheckItem item) throws Exception {
        for (String statement : item.mend().orElseThrow().split(";")) {
            jdbc.run(statement.strip());
        }
    }

    private PrecheckItem item(DataSource from, String key) throws GodwitException {
        return item(from, key, Side.SOURCE, LIVE, specific(Optional.empty()), Map.of());
    }

    private PrecheckItem filtered(String filter, String key) throws GodwitException {
        return item(server(), key, Side.SOURCE, LIVE, specific(Optional.of(filter)), Map.of());
    }

    private static ObjectSelection specific(Optional<String> filter) {
        ObjectName parent = new ObjectName("checked", "parent");
        return new ObjectSelection.Specific(List.of(new TableMapping(parent, parent, filter, List.of()), TableMapping.same(new ObjectName("checked", "child"))), List.of());
    }

    private ProjectSpec spec(DataSource from, Set<TransferType> types, ObjectSelection objects, Map<String, String> parameters) throws GodwitException {
        return new ProjectSpec("checked-" + System.nanoTime(), workspace().save(from).id(), workspace().save(other()).id(), types, objects, parameters);
    }

    PrecheckItem item(DataSource from, String key, Side side, Set<TransferType> types, ObjectSelection objects, Map<String, String> parameters) throws GodwitException {
        List<PrecheckItem> items = new ArrayList<>(workspace().projects().precheck(spec(from, types, objects, parameters), (item, done, total) -> {}, workspace().token()));
        return items.stream().filter(i -> i.key().equals(key) && i.side() == side).findFirst().orElseThrow(() -> new AssertionError("no item " + key + " among " + items));
    }
}
