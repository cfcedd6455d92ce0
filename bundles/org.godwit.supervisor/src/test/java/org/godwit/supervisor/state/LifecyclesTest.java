package org.godwit.supervisor.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state with every event; what is expected is written down apart from the tables, one line per state. Unnamed events are refused. */
class LifecyclesTest {
    private static final String PROJECT = """
            INIT: START>RUNNING DELETE>DELETED
            RUNNING: PAUSE>SUSPEND STEP_FAILED>FAILED COMPLETE>FINISHED RERUN>RUNNING MODIFY>RUNNING_MODIFYING
            RUNNING_MODIFYING: MERGE>RUNNING_MERGING MODIFY_END>RUNNING
            RUNNING_MERGING: MODIFY_END>RUNNING
            SUSPEND: RESUME>RUNNING RELEASE>RELEASING
            FAILED: RESUME>RUNNING RERUN>RUNNING RELEASE>RELEASING
            FINISHED: RERUN>RUNNING RELEASE>RELEASING
            RELEASING: RELEASED>RELEASED
            RELEASED: DELETE>DELETED
            DELETED:
            """;
    private static final String STEP = """
            INIT: START>RUNNING SKIP>FINISHED
            RUNNING: FINISH>FINISHED CATCH_UP>MONITORING FAIL>FAILED PAUSE>SUSPEND SKIP>FINISHED
            FAILED: RESUME>RUNNING RESET>FAILED RERUN>RUNNING SKIP>FINISHED
            FINISHED: RESET>FAILED
            SUSPEND: RESUME>RUNNING SKIP>FINISHED
            MONITORING: FINISH>FINISHED FAIL>FAILED PAUSE>SUSPEND RESET>FAILED
            """;
    private static final String TASK = """
            INIT: QUEUE>PENDING ASK>WAIT_CONFIRM SKIP>SKIPPED
            PENDING: RUN>RUNNING RETRY>PENDING SKIP>SKIPPED
            RUNNING: ASK>WAIT_CONFIRM FINISH>FINISHED FAIL>FAILED REQUEUE>PENDING
            WAIT_CONFIRM: CONFIRM>FINISHED QUEUE>PENDING SKIP>SKIPPED
            FINISHED:
            FAILED: RETRY>PENDING SKIP>SKIPPED
            SKIPPED:
            """;

    static Stream<Arguments> project() {
        return cross(PROJECT, ProjectStatus.values(), ProjectEvent.values());
    }

    static Stream<Arguments> step() {
        return cross(STEP, StepStatus.values(), StepEvent.values());
    }

    static Stream<Arguments> task() {
        return cross(TASK, TaskStatus.values(), TaskEvent.values());
    }

    @ParameterizedTest(name = "project {0} {1}: {2}")
    @MethodSource("project")
    void leadsAProjectAsWrittenDown(ProjectStatus from, ProjectEvent event, String to) {
        assertThat(Lifecycles.PROJECT.next(from, event).map(Enum::name).orElse("refused")).isEqualTo(to);
        assertThat(Lifecycles.PROJECT.events(from).contains(event)).isEqualTo(!to.equals("refused"));
    }

    @ParameterizedTest(name = "step {0} {1}: {2}")
    @MethodSource("step")
    void leadsAStepAsWrittenDown(StepStatus from, StepEvent event, String to) {
        assertThat(Lifecycles.STEP.next(from, event).map(Enum::name).orElse("refused")).isEqualTo(to);
        assertThat(Lifecycles.STEP.events(from).contains(event)).isEqualTo(!to.equals("refused"));
    }

    @ParameterizedTest(name = "sub-task {0} {1}: {2}")
    @MethodSource("task")
    void leadsASubTaskAsWrittenDown(TaskStatus from, TaskEvent event, String to) {
        assertThat(Lifecycles.TASK.next(from, event).map(Enum::name).orElse("refused")).isEqualTo(to);
        assertThat(Lifecycles.TASK.events(from).contains(event)).isEqualTo(!to.equals("refused"));
    }

    private static Stream<Arguments> cross(String text, Enum<?>[] states, Enum<?>[] events) {
        Map<String, String> expected = new HashMap<>();
        text.lines().forEach(line -> Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(" ")).filter(s -> !s.isEmpty())
                .forEach(s -> expected.put(line.substring(0, line.indexOf(':')) + " " + s.split(">")[0], s.split(">")[1])));
        assertThat(text.lines().map(l -> l.substring(0, l.indexOf(':')))).containsExactlyInAnyOrderElementsOf(Arrays.stream(states).map(Enum::name).toList());
        return Arrays.stream(states).flatMap(s -> Arrays.stream(events).map(e -> Arguments.of(s, e, expected.getOrDefault(s.name() + " " + e.name(), "refused"))));
    }
}
