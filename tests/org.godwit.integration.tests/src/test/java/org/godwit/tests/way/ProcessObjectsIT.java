package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.service.SwitchoverView.Item;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A switchover lists the triggers, events and routines by name with statements that work, and tables that were created since the project began go back too. */
@Tag("slow")
class ProcessObjectsIT {
    @Test
    void listsWhatStaysBehindWithStatementsThatWork() throws Exception {
        try (LivePair pair = LivePair.open()) {
            pair.here.runAll(List.of("create database objects", "use objects", "create table t (id int primary key, n int not null default 0)", "insert into t (id) values (1), (2)",
                    "create trigger counted before update on t for each row set new.n = old.n + 1", "create event nightly on schedule every 1 day do delete from t where id < 0",
                    "create function twice(x int) returns int deterministic return x * 2"));
            Set<TransferType> all = Set.of(TransferType.SCHEMA, TransferType.FULL, TransferType.INCREMENTAL, TransferType.VERIFICATION, TransferType.REVERSE);
            String id = pair.follow(all, Workspace.rules("objects.*"), Map.of());
            pair.confirm(id, "START_SWITCH");
            pair.here.run("update objects.t set id = 3 where id = 2");
            pair.here.runAll(List.of("create table objects.later (id int primary key)", "insert into objects.later values (1)"));
            pair.awaitEqual(id, "select * from objects.t order by id");
            await().atMost(LivePair.PATIENCE).until(() -> pair.there.texts("select table_name from information_schema.tables where table_schema = 'objects'").contains("later"));
            pair.awaitEqual(id, "select * from objects.later");
            pair.confirm(id, "CONFIRM_SOURCE_STOP_WRITE");
            pair.subStep(id, "HANDLE_DB_OBJECTS", TaskStatus.WAIT_CONFIRM);
            List<Item> items = pair.workspace.projects().switchover(id).orElseThrow().items();
            assertThat(items).extracting(i -> i.kind() + " " + i.object()).contains("FUNCTION objects.twice", "TRIGGER objects.counted", "EVENT objects.nightly", "TRIGGER_OFF objects.counted",
                    "EVENT_OFF objects.nightly");
            for (Item item : items) {
                if (!item.statement().isBlank()) {
                    boolean off = item.kind().endsWith("_OFF");
                    (off ? pair.here : pair.there).run("use objects");
                    (off ? pair.here : pair.there).run(item.statement());
                }
                pair.workspace.projects().completeItem(id, item.id());
            }
            assertThat(pair.there.texts("select trigger_name from information_schema.triggers where trigger_schema = 'objects'")).containsExactly("counted");
            assertThat(pair.there.texts("select event_name from information_schema.events where event_schema = 'objects'")).containsExactly("nightly");
            assertThat(pair.here.texts("select trigger_name from information_schema.triggers where trigger_schema = 'objects'")).isEmpty();
            assertThat(pair.here.text("select status from information_schema.events where event_schema = 'objects'")).isEqualTo("DISABLED");
            pair.confirm(id, "HANDLE_DB_OBJECTS");
            pair.confirm(id, "CREATE_REVERSE_SYNC");
            pair.subStep(id, "CREATE_REVERSE_SYNC", TaskStatus.FINISHED);
            pair.there.run("update objects.t set id = 4 where id = 3");
            pair.there.run("insert into objects.later values (2)");
            pair.awaitEqual(id, "select * from objects.later order by id");
            pair.awaitEqual(id, "select * from objects.t order by id");
            pair.end(id);
        }
    }
}
