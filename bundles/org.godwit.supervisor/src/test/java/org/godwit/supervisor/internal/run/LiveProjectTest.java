package org.godwit.supervisor.internal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.godwit.core.error.Category;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.spi.Examiner.LockHolder;
import org.godwit.supervisor.FakeConnector;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.junit.jupiter.api.Test;

/** Live migrations with components that do what the test says; commands come from a studio that only looks, repairs are made by SQL as the OMS FAQ tells its users. */
class LiveProjectTest extends LiveProject {
    @Test
    void switchesOverAndBackAndOverAgain() throws Exception {
        startAndCatchUp();
        assertThat(studio.projects().switchover(id).orElseThrow().subSteps()).extracting(SubStep::type).containsExactly("START_SWITCH", "SWITCH_PRECHECK", "CREATE_DEST_STORE", "CONFIRM_SOURCE_STOP_WRITE",
                "CHECK_SYNC_POSITION", "STOP_FORWARD_SYNC", "HANDLE_DB_OBJECTS", "CREATE_REVERSE_SYNC");
        switchOver();
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.FINISHED);
        assertThat(component(sync).state()).isEqualTo(State.STOPPED);
        SwitchoverView over = studio.projects().switchover(id).orElseThrow();
        assertThat(over.mayBegin()).isTrue();
        studio.projects().switchBack(id);
        assertThat(studio.projects().switchover(id).orElseThrow().from()).isEqualTo(Direction.REVERSE);
        switchOver();
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        assertThat(step(StepName.REVERSE_INCR_TRANSFER)).isEqualTo(StepStatus.FINISHED);
        studio.projects().switchBack(id);
        assertThat(studio.projects().switchover(id).orElseThrow().from()).isEqualTo(Direction.FORWARD);
        switchOver();
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void whatIsWrittenWhileTheIncrSyncStopsIsAppliedAndTold() throws Exception {
        startAndCatchUp();
        logEnd = () -> {
            maker.applied = 5;
            return 5;
        };
        maker.rows = 3;
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        SubStep failed = awaitSubStep(TaskType.STOP_FORWARD_SYNC, TaskStatus.FAILED);
        assertThat(failed.errorCode()).isEqualTo("GODWIT-STEP-0009");
        assertThat(failed.errorMessage()).contains("source", "3 rows");
        assertThat(maker.started).as("starts of the Incr-Sync").filteredOn(sync::equals).hasSize(2);
        // nothing is written any more
        studio.projects().retryTask(id, failed.taskId());
        confirm(TaskType.HANDLE_DB_OBJECTS);
        awaitComponent(sync, State.STOPPED);
    }

    @Test
    void aStopThatIsInterruptedLooksOnceMoreWhenItGoesOn() throws Exception {
        startAndCatchUp();
        AtomicInteger looks = new AtomicInteger();
        logEnd = () -> {
            if (looks.incrementAndGet() == 1) {
                throw FakeConnector.failure(Category.TRANSIENT, "connection lost");
            }
            maker.applied = 5;
            return 5;
        };
        maker.rows = 3;
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        assertThat(awaitSubStep(TaskType.STOP_FORWARD_SYNC, TaskStatus.FAILED).errorCode()).isEqualTo("GODWIT-STEP-0009");
        assertThat(component(sync).wanted()).isTrue();
    }

    @Test
    void aTransactionThatIsStillOpenIsTold() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CHECK_SYNC_POSITION, drain::check);
        openTransactions = List.of(new LockHolder(12, "app@host", 40, 3, false, "Sleep, 3 rows changed", "KILL 12"));
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        assertThat(awaitSubStep(TaskType.CHECK_SYNC_POSITION, TaskStatus.FINISHED).result()).contains("applied up to", "source", "app@host", "40 s", "KILL 12");
    }

    @Test
    void writesToOtherTablesDoNotHoldUpTheStop() throws Exception {
        startAndCatchUp();
        logEnd = () -> ++maker.applied;
        confirm(TaskType.START_SWITCH);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        confirm(TaskType.HANDLE_DB_OBJECTS);
        awaitComponent(sync, State.STOPPED);
        assertThat(maker.started).filteredOn(sync::equals).hasSize(2);
    }

    @Test
    void filtersOfStatementsThatAStoreDoesNotHaveAreRefused() {
        assertThatThrownBy(() -> create(Map.of("filter.ddl", "create,drop"))).isInstanceOfSatisfying(GodwitException.class, e -> {
            assertThat(e.problem().code()).isEqualTo("GODWIT-PROJ-0014");
            assertThat(e.problem().remedy()).contains("skipDdl", "ignoreDdl");
        });
        for (String other : List.of("filter.conditions", "mysql2store.filter.blacklist", "master.timestamp", "master.host", "metabuilder.backupcycle", "rep.heartbeat.db", "store.listeningPort", "pipeline")) {
            assertThatThrownBy(() -> create(Map.of(other, "1"))).as(other).hasMessageContaining("GODWIT-PROJ-0014").hasMessageContaining(other);
        }
    }

    @Test
    void aSwitchoverCannotGoBackBeforeItHasEnded() throws Exception {
        startAndCatchUp();
        assertThatThrownBy(() -> studio.projects().switchBack(id)).hasMessageContaining("GODWIT-PROJ-0003");
        SubStep later = studio.projects().switchover(id).orElseThrow().subSteps().getLast();
        assertThatThrownBy(() -> studio.projects().confirm(id, later.taskId())).isInstanceOf(GodwitException.class);
    }

    @Test
    void staysRunningUntilTheDelayIsWithinTheThresholdAndThenNeverGoesBack() throws Exception {
        maker.delay = 5000;
        studio.projects().start(id);
        awaitComponent(sync, State.RUNNING);
        await().atMost(SOON).until(() -> component(sync).delaySeconds() == 5000);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.RUNNING);
        maker.delay = 900;
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        maker.delay = 5000;
        await().atMost(SOON).until(() -> component(sync).delaySeconds() == 5000);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.MONITORING);
        assertThat(studio.projects().get(id).steps().stream().filter(s -> s.name() == StepName.INCR_TRANSFER).findFirst().orElseThrow().infoJson()).contains("incrTimestampCheckpoint",
                "checkpointSampleTimestamp", "enableIncrStatistics");
    }

    @Test
    void pausingStopsTheIncrSyncAndLeavesTheStore() throws Exception {
        startAndCatchUp();
        studio.projects().pause(id);
        awaitComponent(sync, State.STOPPED);
        assertThat(component(store).state()).isEqualTo(State.RUNNING);
        studio.projects().resume(id);
        awaitComponent(sync, State.RUNNING);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void anotherProcessTakesItsComponentsUp() throws Exception {
        startAndCatchUp();
        scheduler.close();
        assertThat(component(sync).state()).isEqualTo(State.STOPPED);
        schedule();
        awaitComponent(sync, State.RUNNING);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.MONITORING);
    }

    @Test
    void aFailedIncrSyncFailsItsStepAndGoesOnWhenResumed() throws Exception {
        startAndCatchUp();
        maker.failures.put(sync, FakeConnector.failure(Category.DATA, "no such table"));
        studio.components().pause(sync);
        awaitComponent(sync, State.STOPPED);
        studio.components().start(sync);
        awaitProject(ProjectStatus.FAILED);
        assertThat(step(StepName.INCR_TRANSFER)).isEqualTo(StepStatus.FAILED);
        assertThat(studio.projects().get(id).summary().problem()).isEqualTo("no such table");
        assertThat(component(store).state()).isEqualTo(State.RUNNING);
        maker.failures.clear();
        studio.projects().resume(id);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
        awaitProject(ProjectStatus.RUNNING);
    }

    @Test
    void repairOneStoreAndIncrSyncOfTheWayBackAreStartedBySettingSubTasksToPending() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CREATE_DEST_STORE, (c, t) -> {
            throw FakeConnector.failure(Category.TRANSIENT, "no connection");
        });
        confirm(TaskType.START_SWITCH);
        awaitProject(ProjectStatus.FAILED);
        assertThat(awaitSubStep(TaskType.CREATE_DEST_STORE, TaskStatus.FAILED).retryCount()).isGreaterThan(3);
        behaviour.clear();
        long group = studio.projects().get(id).steps().stream().filter(s -> s.name() == StepName.TRANSFER_APP_SWITCH).findFirst().orElseThrow().id();
        sql("UPDATE oms_task SET task_status='PENDING', retry_count=0 WHERE task_group=" + group + " AND task_type='CREATE_DEST_STORE'");
        awaitSubStep(TaskType.CREATE_DEST_STORE, TaskStatus.FINISHED);
        confirm(TaskType.CONFIRM_SOURCE_STOP_WRITE);
        confirm(TaskType.HANDLE_DB_OBJECTS);
        awaitSubStep(TaskType.CREATE_REVERSE_SYNC, TaskStatus.WAIT_CONFIRM);
        sql("UPDATE oms_task SET task_status='PENDING' WHERE task_group=" + group + " AND task_type='CREATE_REVERSE_SYNC'");
        awaitSubStep(TaskType.CREATE_REVERSE_SYNC, TaskStatus.FINISHED);
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void repairOneByButton() throws Exception {
        startAndCatchUp();
        behaviour.put(TaskType.CREATE_DEST_STORE, (c, t) -> {
            throw FakeConnector.failure(Category.CONFIGURATION, "no privilege");
        });
        confirm(TaskType.START_SWITCH);
        SubStep failed = awaitSubStep(TaskType.CREATE_DEST_STORE, TaskStatus.FAILED);
        awaitProject(ProjectStatus.FAILED);
        behaviour.clear();
        studio.projects().retryTask(id, failed.taskId());
        awaitSubStep(TaskType.CONFIRM_SOURCE_STOP_WRITE, TaskStatus.WAIT_CONFIRM);
    }

    @Test
    void repairTwoStepsOfTheIncrementalStageRunAgainWhenTheirInformationIsEmptied() throws Exception {
        startAndCatchUp();
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        sql("UPDATE oms_step SET step_status='FAILED', step_info='{}' WHERE project_id='" + id + "' AND step_name='TRANSFER_INCR_LOG_PULL'");
        awaitComponent(store, State.RUNNING);
        awaitStep(StepName.TRANSFER_INCR_LOG_PULL, StepStatus.FINISHED);
        sql("UPDATE oms_step SET step_status='FAILED', step_info='{}' WHERE project_id='" + id + "' AND step_name='INCR_TRANSFER'");
        awaitComponent(sync, State.RUNNING);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void repairTwoByButton() throws Exception {
        startAndCatchUp();
        assertThatThrownBy(() -> studio.projects().retryStep(id, StepName.TRANSFER_INCR_LOG_PULL)).as("while it runs").hasMessageContaining("GODWIT-PROJ-0003");
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        studio.projects().retryStep(id, StepName.TRANSFER_INCR_LOG_PULL);
        awaitComponent(store, State.RUNNING);
        awaitStep(StepName.TRANSFER_INCR_LOG_PULL, StepStatus.FINISHED);
        studio.projects().retryStep(id, StepName.INCR_TRANSFER);
        awaitComponent(sync, State.RUNNING);
        awaitStep(StepName.INCR_TRANSFER, StepStatus.MONITORING);
    }

    @Test
    void repairThreeAnIncrSyncWithoutItsStoreNamesItAndIsStartedOnceTheStoreRuns() throws Exception {
        missItsStore();
        studio.components().start(store);
        awaitComponent(store, State.RUNNING);
        studio.components().start(sync);
        awaitComponent(sync, State.RUNNING);
    }

    @Test
    void repairThreeByItselfWhenHighAvailabilityGuardsConnectors() throws Exception {
        studio.parameters().set("ha.config", "{\"enable\":true,\"enableStore\":false,\"enableConnector\":true,\"checkRequestIntervalSec\":600}");
        startAndCatchUp();
        studio.components().pause(store);
        studio.components().pause(sync);
        awaitComponent(store, State.STOPPED);
        awaitComponent(sync, State.STOPPED);
        studio.components().start(sync);
        await().atMost(SOON).until(() -> component(sync).problem().isPresent());
        assertThat(studio.projects().get(id).summary().status()).isEqualTo(ProjectStatus.RUNNING);
        studio.components().start(store);
        awaitComponent(sync, State.RUNNING);
    }

    @Test
    void anActiveActiveProjectGoesBackBeforeItVerifiesAndHasNoSwitchover() throws Exception {
        id = create(Map.of("activeActive", "true"));
        assertThat(studio.projects().get(id).steps()).extracting(s -> s.name()).containsExactly(StepName.TRANSFER_PRECHECK, StepName.TRANSFER_INCR_LOG_PULL, StepName.INCR_TRANSFER,
                StepName.REVERSE_INCR_TRANSFER, StepName.FULL_VERIFIER);
        studio.projects().start(id);
        awaitStep(StepName.REVERSE_INCR_TRANSFER, StepStatus.MONITORING);
        awaitStep(StepName.FULL_VERIFIER, StepStatus.FINISHED);
        assertThat(studio.projects().switchover(id)).isEmpty();
        assertThat(studio.projects().get(id).summary().status()).isEqualTo(ProjectStatus.RUNNING);
    }
}
