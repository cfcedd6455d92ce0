package org.godwit.tests.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.godwit.core.spi.ChangeApplier.Applied;
import org.godwit.core.spi.ChangeApplier.Checkpoint;
import org.godwit.tests.property.PlainCompare;
import org.godwit.tests.support.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applying changes to a MariaDB as the source's log tells them: every path that a statement can take when nothing is wrong. */
class ApplyIT {
    private static Servers servers;
    private static ApplyPair pair;

    @BeforeAll
    static void start() throws Exception {
        servers = Servers.open();
        pair = new ApplyPair(servers.source("source", "--default-time-zone=+09:00"), servers.source("target", "--default-time-zone=-03:30", "--sql-mode=TRADITIONAL,ANSI_QUOTES"));
    }

    @AfterAll
    static void stop() throws Exception {
        pair.close();
        servers.close();
    }

    /** Applies what the statements do to a table of both sides, and then compares. */
    private static Applied follow(String table, boolean idempotent, String... statements) throws Exception {
        Images before = pair.images(table);
        for (String statement : statements) {
            pair.from.run(statement);
        }
        Applied applied = pair.apply(ApplyPair.strict(), pair.batch(idempotent, before.to(pair.images(table), pair.toTable(table))));
        assertThat(PlainCompare.differences(pair.from, ApplyPair.FROM, pair.to, ApplyPair.TO)).isEmpty();
        return applied;
    }

    @Test
    void manyRowsOfATableWithOneKeyTakeOneStatementOfEachKind() throws Exception {
        pair.both("create table plain (id bigint unsigned primary key, a varchar(20), n decimal(10,2), changed timestamp(3) null default current_timestamp(3) on update current_timestamp(3))");
        Applied filled = follow("plain", false, "insert into plain select seq, concat('v', seq), seq / 4, '2001-02-03 04:05:06.789' from seq_1_to_1500", "insert into plain values (18446744073709551615, 'last', -1, null)");
        assertThat(filled.inserted()).isEqualTo(1501);
        assertThat(filled.statements()).isEqualTo(2);
        Applied applied = follow("plain", false, "delete from plain where id % 3 = 0", "update plain set n = n + 1, changed = changed where id % 3 = 1", "update plain set a = 'x', changed = '2020-01-01' where id % 3 = 2",
                "insert into plain select seq + 10000, 'new', 1, null from seq_1_to_200");
        assertThat(applied.deleted()).isEqualTo(501);
        assertThat(applied.updated()).isEqualTo(1000);
        assertThat(applied.inserted()).isEqualTo(200);
        assertThat(applied.statements()).isEqualTo(3);
        assertThat(applied.conflictCount()).isZero();
        pair.both("drop table plain");
    }

    @Test
    void theCheckpointMovesWithTheChanges() throws Exception {
        pair.both("create table marked (id int primary key)");
        follow("marked", false, "insert into marked values (1)");
        List<Checkpoint> reached = pair.applier().checkpoints(ApplyPair.strict(), pair.cancel);
        assertThat(reached).hasSize(1);
        assertThat(reached.getFirst().position()).isEqualTo(pair.to.text("select position from godwit_checkpoint where mark = 'it:incr:0'"));
        pair.applier().reset(ApplyPair.strict(), List.of(new Checkpoint(1, "one"), new Checkpoint(2, "two")), pair.cancel);
        assertThat(pair.applier().checkpoints(ApplyPair.strict(), pair.cancel)).containsExactly(new Checkpoint(1, "one"), new Checkpoint(2, "two"));
        pair.applier().forget(ApplyPair.strict(), pair.cancel);
        assertThat(pair.to.rows("show tables like 'godwit%'")).isEmpty();
        pair.both("drop table marked");
    }
}
