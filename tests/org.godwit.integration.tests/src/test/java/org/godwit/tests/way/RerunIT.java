package org.godwit.tests.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.spi.Component;
import org.godwit.supervisor.service.ComponentService;
import org.godwit.tests.support.Workspace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Rerun of Full-Import and Full-Verification: says what it does, wants to be confirmed, and really begins again with the first row. */
@Tag("slow")
class RerunIT {
    @Test
    void copiesAndVerifiesFromTheFirstRow() throws Exception {
        try (LivePair pair = LivePair.open()) {
            pair.here.runAll(List.of("create database again", "use again", "create table t (id int primary key, v varchar(50))", "insert into t select seq, md5(seq) from seq_1_to_20000"));
            String id = pair.workspace.create(pair.source, pair.target, Workspace.rules("again.*"), Map.of("throttleRps", "4000", "source.sliceBatchSize", "500"));
            pair.workspace.projects().start(id);
            await().atMost(LivePair.PATIENCE).until(() -> pair.workspace.projects().tables(id).stream().anyMatch(t -> t.rows() > 3000));
            pair.workspace.projects().pause(id);
            await().atMost(Duration.ofSeconds(20)).until(() -> pair.workspace.step(id, StepName.FULL_TRANSFER).status() == StepStatus.SUSPEND);
            ComponentService components = pair.workspace.studio().components();
            String copy = component(pair, id, Component.Kind.FULL_IMPORT);
            await().atMost(Duration.ofSeconds(20)).until(() -> components.list().stream().anyMatch(c -> c.name().equals(copy) && c.state() == ComponentService.State.STOPPED));
            pair.there.runAll(List.of("delete from again.t where id <= 100", "update again.t set v = 'changed' where id <= 200", "insert into again.t values (30000, 'not ours')"));
            assertThat(components.rerunConsequences(copy)).contains("removed");
            assertThatThrownBy(() -> components.rerun(copy, "")).hasMessageContaining("GODWIT-COMP-0002");
            components.rerun(copy, ComponentService.RERUN);
            await().atMost(LivePair.PATIENCE).untilAsserted(() -> assertThat(pair.workspace.status(id)).as(() -> pair.describe(id)).isEqualTo(ProjectStatus.FINISHED));
            assertThat(pair.workspace.unequal(id)).isEmpty();
            assertThat(pair.there.rows("select * from again.t order by id")).isEqualTo(pair.here.rows("select * from again.t order by id"));
            assertThat(pair.workspace.projects().tables(id)).singleElement().satisfies(t -> assertThat(t.rows()).isEqualTo(20_000));
            assertThatThrownBy(() -> components.rerun(copy, ComponentService.RERUN)).as("the project has moved on").hasMessageContaining("GODWIT-PROJ-0003");

            pair.there.run("update again.t set v = 'drifted' where id = 5");
            components.rerun(component(pair, id, Component.Kind.FULL_VERIFICATION), "");
            await().atMost(LivePair.PATIENCE).until(() -> !pair.workspace.unequal(id).isEmpty());
            await().atMost(LivePair.PATIENCE).until(() -> pair.workspace.step(id, StepName.FULL_VERIFIER).status() == StepStatus.FINISHED);
            assertThat(pair.workspace.projects().verification(id)).singleElement().satisfies(t -> assertThat(t.mismatched()).isEqualTo(1));
        }
    }

    private static String component(LivePair pair, String id, Component.Kind kind) throws Exception {
        return pair.workspace.studio().components().list().stream().filter(c -> c.projectId().equals(id) && c.kind() == kind).findFirst().orElseThrow().name();
    }
}
