package org.godwit.tests.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.godwit.core.change.RowChanges.Kind;
import org.godwit.core.error.GodwitException;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Conflict;
import org.godwit.core.spi.ChangeApplier.OnConflict;
import org.godwit.core.spi.ChangeApplier.OnError;
import org.godwit.core.spi.ChangeApplier.Settings;
import org.godwit.core.spi.ChangeApplier.TableChanges;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Changes that meet other rows than the source's log says, and rows that the target refuses: nothing passes silently, and no other row is ever changed. */
class ConflictIT {
    private static Servers servers;
    private static ApplyPair pair;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        pair = new ApplyPair(servers.source("source"), servers.source("target"));
    }

    @AfterAll
    static void stop() throws Exception {
        pair.close();
        servers.close();
    }

    @AfterEach
    void drop() throws Exception {
        for (String table : pair.to.texts("show tables")) {
            pair.to.run("drop table `" + table + "`");
        }
        for (String table : pair.from.texts("show tables")) {
            pair.from.run("drop table `" + table + "`");
        }
    }

    private static Settings policy(OnConflict policy) {
        return ApplyPair.settings(policy, OnError.STOP);
    }

    /** The changes that the statements make at the source; the target is not touched. */
    private static TableChanges changes(String table, String... statements) throws Exception {
        Images before = pair.images(table);
        for (String statement : statements) {
            pair.from.run(statement);
        }
        return before.to(pair.images(table), pair.toTable(table));
    }

    private static void filled(String definition) throws Exception {
        pair.both("create table t " + definition);
        pair.both("insert into t select seq, concat('v', seq), seq from seq_1_to_100");
    }

    @Test
    void aMissingRowOfADeleteStopsOrIsCounted() throws Exception {
        filled("(id int primary key, a varchar(20), n int)");
        pair.to.run("delete from t where id = 50");
        TableChanges deletes = changes("t", "delete from t where id between 40 and 60");
        assertThatThrownBy(() -> pair.apply(deletes)).isInstanceOf(GodwitException.class).hasMessageContaining("id=50").hasMessageContaining("missing");
        assertThat(pair.to.number("select count(*) from t")).as("nothing of the batch is there").isEqualTo(99);
        Applied applied = pair.apply(policy(OnConflict.SKIP), pair.batch(false, deletes));
        assertThat(applied.deleted()).isEqualTo(20);
        assertThat(applied.conflictCount()).isEqualTo(1);
        assertThat(applied.conflicts()).singleElement().satisfies(c -> {
            assertThat(c.kind()).isEqualTo(Kind.DELETE);
            assertThat(c.key()).isEqualTo("id=50");
            assertThat(c.before()).isEqualTo("id=50, a=v50, n=50");
            assertThat(c.after()).isEmpty();
        });
        assertThat(pair.to.number("select count(*) from t")).isEqualTo(79);
    }

    @Test
    void aMissingRowOfAnUpdateStopsIsSkippedOrInserted() throws Exception {
        filled("(id int primary key, a varchar(20), n int)");
        pair.to.run("delete from t where id in (7, 8)");
        TableChanges updates = changes("t", "update t set a = 'new' where id < 20");
        assertThatThrownBy(() -> pair.apply(updates)).isInstanceOf(GodwitException.class).hasMessageContaining("id=7").hasMessageContaining("missing");
        Applied skipped = pair.apply(policy(OnConflict.SKIP), pair.batch(false, updates));
        assertThat(skipped.updated()).isEqualTo(17);
        assertThat(skipped.conflicts()).extracting(Conflict::key).containsExactly("id=7", "id=8");
        assertThat(pair.to.number("select count(*) from t where a = 'new'")).isEqualTo(17);
        TableChanges again = changes("t", "update t set a = 'newer' where id < 20");
        Applied written = pair.apply(policy(OnConflict.OVERWRITE), pair.batch(false, again));
        assertThat(written.updated()).isEqualTo(19);
        assertThat(written.conflictCount()).isEqualTo(2);
        assertThat(pair.to.number("select count(*) from t where a = 'newer'")).isEqualTo(19);
    }

    @Test
    void aTakenKeyOfAnInsertStopsIsSkippedOrReplaced() throws Exception {
        filled("(id int primary key, a varchar(20), n int, unique key (a))");
        pair.to.run("insert into t values (101, 'theirs', 0), (500, 'v102', 0)");
        TableChanges inserts = changes("t", "insert into t select seq, concat('v', seq), seq from seq_101_to_110");
        assertThatThrownBy(() -> pair.apply(inserts)).isInstanceOf(GodwitException.class).hasMessageContaining("id=101").hasMessageContaining("unique key");
        Applied skipped = pair.apply(policy(OnConflict.SKIP), pair.batch(false, inserts));
        assertThat(skipped.inserted()).isEqualTo(8);
        assertThat(skipped.conflicts()).extracting(Conflict::key).containsExactly("id=101", "id=102");
        assertThat(pair.to.texts("select a from t where id in (101, 102, 500)")).containsExactly("theirs", "v102");
        pair.to.run("delete from t where id between 103 and 110");
        Applied written = pair.apply(policy(OnConflict.OVERWRITE), pair.batch(false, inserts));
        assertThat(written.inserted()).isEqualTo(10);
        assertThat(written.conflictCount()).isEqualTo(2);
        assertThat(pair.to.rows("select * from t")).containsExactlyInAnyOrderElementsOf(pair.from.rows("select * from t"));
    }

    @Test
    void anUpdateNeverChangesAnotherRowThatHasOneOfItsKeys() throws Exception {
        filled("(id int primary key, a varchar(20), n int, unique key (a))");
        pair.to.run("delete from t where id = 10");
        pair.to.run("insert into t values (999, 'v10', 0)");
        TableChanges updates = changes("t", "update t set n = -1 where id between 5 and 15");
        assertThatThrownBy(() -> pair.apply(updates)).isInstanceOf(GodwitException.class).hasMessageContaining("id=10");
        Applied skipped = pair.apply(policy(OnConflict.SKIP), pair.batch(false, updates));
        assertThat(skipped.updated()).isEqualTo(10);
        assertThat(pair.to.rows("select * from t where id = 999 or a = 'v10'")).containsExactly(List.of("999", "v10", "0"));
    }

    @Test
    void anUpdateThatIsThereAlreadyIsAConflictOnlyWhereItMustNotBe() throws Exception {
        filled("(id int primary key, a varchar(20), n int)");
        TableChanges updates = changes("t", "update t set n = -1 where id <= 3");
        pair.to.run("update t set n = -1 where id = 2");
        assertThatThrownBy(() -> pair.apply(updates)).isInstanceOf(GodwitException.class).hasMessageContaining("id=2").hasMessageContaining("already");
        Applied applied = pair.apply(policy(OnConflict.STOP), pair.batch(true, updates));
        assertThat(applied.conflictCount()).isZero();
        assertThat(pair.to.number("select count(*) from t where n = -1")).isEqualTo(3);
    }

    @Test
    void aRowThatTheTargetRefusesStopsOrIsListed() throws Exception {
        pair.both("create table t (id int primary key, a varchar(20), n int)");
        pair.to.run("alter table t modify a varchar(3)");
        TableChanges inserts = changes("t", "insert into t values (1, 'abc', 1), (2, 'abcd', 2), (3, 'x', 3)");
        assertThatThrownBy(() -> pair.apply(inserts)).isInstanceOf(GodwitException.class).hasMessageContaining("id=2").hasMessageContaining("too long");
        Applied applied = pair.apply(ApplyPair.settings(OnConflict.STOP, OnError.SKIP), pair.batch(false, inserts));
        assertThat(applied.inserted()).isEqualTo(2);
        assertThat(applied.conflicts()).singleElement().satisfies(c -> assertThat(c.after()).contains("a=abcd"));
        assertThat(pair.to.texts("select id from t order by id")).containsExactly("1", "3");
    }

    @Test
    void aValueThatTheTargetWouldChangeSilentlyIsRefused() throws Exception {
        pair.both("create table t (id int primary key, d decimal(10,4))");
        pair.to.run("alter table t modify d decimal(10,2)");
        TableChanges inserts = changes("t", "insert into t values (1, 1.25), (2, 1.2345), (3, 1.5)");
        assertThatThrownBy(() -> pair.apply(inserts)).isInstanceOf(GodwitException.class).hasMessageContaining("id=2").hasMessageContaining("runcated");
    }

    @Test
    void anErrorValueOfAnEnumPassesAndNothingElseWithIt() throws Exception {
        pair.both("create table t (id int primary key, e enum('a','b') null, n int)");
        TableChanges inserts = changes("t", "insert into t values (1, 'a', 1), (2, 0, 2), (3, null, 3)");
        assertThat(pair.apply(inserts).inserted()).isEqualTo(3);
        assertThat(pair.to.rows("select id, e + 0 from t order by id")).isEqualTo(pair.from.rows("select id, e + 0 from t order by id"));
        assertThat(pair.apply(changes("t", "update t set e = 0 where id = 1", "update t set e = 'b', n = 5 where id = 2")).updated()).isEqualTo(2);
        assertThat(pair.to.rows("select id, e + 0, n from t order by id")).isEqualTo(pair.from.rows("select id, e + 0, n from t order by id"));
    }

    @Test
    void columnsThatTheSourceDoesNotHaveKeepTheirValues() throws Exception {
        pair.from.run("create table t (id int primary key, a varchar(20), u int, unique key (u))");
        pair.to.run("create table t (id int primary key, own varchar(20) not null default 'mine', a varchar(20), u int, touched timestamp not null default '2001-01-01' on update current_timestamp, must int not null,"
                + " unique key (u))");
        pair.from.run("insert into t values (1, 'a', 1), (2, 'b', 2), (3, 'c', 3)");
        pair.to.run("insert into t values (1, 'one', 'a', 1, '2002-02-02', 7), (2, 'two', 'b', 2, '2002-02-02', 7), (3, 'three', 'c', 3, '2002-02-02', 7)");
        for (boolean idempotent : new boolean[] {false, true}) {
            Applied applied = pair.apply(ApplyPair.strict(), pair.batch(idempotent, changes("t", "update t set a = concat(a, 'x') where id < 3")));
            assertThat(applied.updated()).isEqualTo(2);
            pair.to.run("alter table t modify must int not null default 7");
        }
        assertThat(pair.apply(changes("t", "update t set a = concat(a, 'x')")).updated()).isEqualTo(3);
        assertThat(pair.to.rows("select * from t order by id")).containsExactly(List.of("1", "one", "axxx", "1", "2002-02-02 00:00:00", "7"), List.of("2", "two", "bxxx", "2", "2002-02-02 00:00:00", "7"),
                List.of("3", "three", "cx", "3", "2002-02-02 00:00:00", "7"));
    }

    @Test
    void theSourceWinsWithoutTakingColumnsOfTheTargetAlong() throws Exception {
        pair.from.run("create table t (id int primary key, a varchar(20), u int, unique key (u))");
        pair.to.run("create table t (id int primary key, own varchar(20) default 'mine', a varchar(20), u int, unique key (u))");
        pair.to.run("insert into t values (1, 'one', 'a', 5), (2, 'two', 'b', 6)");
        TableChanges inserts = changes("t", "insert into t values (1, 'x', 6)");
        Applied applied = pair.apply(policy(OnConflict.OVERWRITE), pair.batch(false, inserts));
        assertThat(applied.inserted()).isEqualTo(1);
        assertThat(pair.to.rows("select * from t")).containsExactly(List.of("1", "one", "x", "6"));
    }

    @Test
    void ofEqualRowsWithoutAKeyOneIsMeant() throws Exception {
        pair.both("create table t (a int, b varchar(20) character set utf8mb4, c double, key (b))");
        pair.both("insert into t values (1, 'x', 1), (1, 'x', 1), (1, 'x', 1), (1, 'X', 1), (1, 'x ', 1), (null, null, null), (null, null, null), (2, 'y', 0), (2, 'y', -0e0)");
        Applied applied = pair.apply(changes("t", "delete from t where binary b = 'x' limit 2", "delete from t where b is null limit 1", "insert into t values (null, 'z', 0.1)"));
        assertThat(applied.deleted()).isEqualTo(3);
        assertThat(pair.to.rows("select a, hex(b), c from t order by 1, 2, 3")).isEqualTo(pair.from.rows("select a, hex(b), c from t order by 1, 2, 3"));
        TableChanges missing = changes("t", "delete from t where binary b = 'x'", "insert into t values (9, 'w', 1)");
        pair.to.run("delete from t where binary b = 'x'");
        assertThatThrownBy(() -> pair.apply(missing)).isInstanceOf(GodwitException.class).hasMessageContaining("missing").hasMessageContaining("b=x");
        assertThat(pair.apply(policy(OnConflict.SKIP), pair.batch(false, missing)).conflictCount()).isEqualTo(1);
        assertThat(pair.to.rows("select a, hex(b), c from t order by 1, 2, 3")).isEqualTo(pair.from.rows("select a, hex(b), c from t order by 1, 2, 3"));
    }

    @Test
    void uniqueKeysThatSwapAndKeysThatDifferInCaseOnlyArrive() throws Exception {
        pair.both("create table t (id varchar(20) character set utf8mb4 collate utf8mb4_general_ci primary key, u int, unique key (u))");
        pair.both("insert into t values ('a', 1), ('B', 2), ('\u00e4\u00df', 3), ('it''s', 4)");
        Applied applied = pair.apply(changes("t", "update t set u = -u", "update t set u = 3 + u", "update t set id = 'b' where id = 'B'"));
        assertThat(applied.conflictCount()).isZero();
        pair.apply(changes("t", "update t set u = u + 100 where u > 0", "update t set id = upper(id) where id = 'a'", "delete from t where id = 'it''s'"));
        assertThat(pair.to.rows("select * from t order by binary id")).isEqualTo(pair.from.rows("select * from t order by binary id"));
    }

    @Test
    void manyConflictsAreCountedAndAFewListed() throws Exception {
        filled("(id int primary key, a varchar(20), n int)");
        pair.from.run("insert into t select seq, 'x', 1 from seq_101_to_1000");
        TableChanges deletes = changes("t", "delete from t");
        Applied applied = pair.apply(policy(OnConflict.SKIP), pair.batch(false, deletes));
        assertThat(applied.conflictCount()).isEqualTo(900);
        assertThat(applied.conflicts()).hasSize(100);
        assertThat(applied.deleted()).isEqualTo(100);
    }
}
