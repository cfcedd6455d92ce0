package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TableMapping;
import org.godwit.core.model.TransferType;
import org.godwit.tests.support.Jdbc;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tables that a project names go there and back also when they come late: made anew before the switchover, or only at the target after it. */
@Tag("slow")
class LateTablesIT {
    @Test
    void namedTablesThatComeLateGoBackToo() throws Exception {
        try (LivePair pair = LivePair.open()) {
            pair.here.runAll(List.of("create database late", "use late", "create table t (id int primary key)", "create table later (id int primary key)", "create table third (id int primary key, n int)"));
            Set<TransferType> all = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
            ObjectSelection byName = new ObjectSelection.Specific(List.of(TableMapping.same(name("t")), TableMapping.same(name("later")), new TableMapping(name("third"), name("troisieme"), Optional.empty(), List.of())),
                    List.of());
            String id = pair.follow(all, byName, Map.of());
            pair.awaitStep(id, StepName.FULL_VERIFIER, StepStatus.FINISHED);
            pair.here.runAll(List.of("drop table late.later", "drop table late.third", "create table late.third (id int primary key, n int, more varchar(20))", "insert into late.third values (1, 1, 'x')",
                    "insert into late.t values (1)"));
            await().ignoreExceptions().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(pair.there.rows("select * from late.troisieme")).as(() -> pair.describe(id)).containsExactly(List.of("1", "1", "x")));
            pair.awaitEqual(id, "select * from late.t");
            assertThat(tables(pair.there)).doesNotContain("later");
            pair.switchOver(id);
            pair.there.runAll(List.of("insert into late.troisieme values (2, 2, 'back')", "create table late.later (id int primary key, added int)", "insert into late.later values (7, 8)",
                    "insert into late.t values (2)"));
            pair.awaitEqual(id, "select * from late.t order by id");
            await().ignoreExceptions().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(pair.here.rows("select * from late.third where id = 2")).as(() -> pair.describe(id)).containsExactly(List.of("2", "2", "back")));
            await().ignoreExceptions().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(tables(pair.here)).as(() -> pair.describe(id)).contains("later"));
            await().ignoreExceptions().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(pair.here.rows("select * from late.later")).as(() -> pair.describe(id)).containsExactly(List.of("7", "8")));
            pair.end(id);
        }
    }

    private static List<String> tables(Jdbc side) throws Exception {
        return side.texts("select table_name from information_schema.tables where table_schema = 'late'");
    }

    private static ObjectName name(String table) {
        return new ObjectName("late", table);
    }
}
