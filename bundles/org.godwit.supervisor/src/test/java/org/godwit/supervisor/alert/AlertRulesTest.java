package org.godwit.supervisor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.godwit.core.model.ProjectStatus;
import org.junit.jupiter.api.Test;

/** Which rules are broken, at and around each threshold. */
class AlertRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<AlertLevel, AlertThresholds> LIMITS = new EnumMap<>(Map.of(AlertLevel.HIGH, limits(30), AlertLevel.LOW, limits(900)));

    private static AlertThresholds limits(int seconds) {
        return new AlertThresholds(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds), Duration.ofMinutes(3));
    }

    private static WatchedProject project(AlertLevel level, ProjectStatus status, Optional<Long> failedFor, Optional<Long> delay, Optional<Long> writesFor) {
        return new WatchedProject("np_1", "shop", status, level, failedFor.map(NOW::minusSeconds), "Duplicate key", delay, writesFor.map(NOW::minusSeconds), "np_1-incr_trans-000-0");
    }

    private static List<AlertRule> broken(WatchedProject project) {
        return AlertRules.broken(project, LIMITS, NOW).stream().map(Alarm::rule).toList();
    }

    @Test
    void failureCountsFromItsThresholdOn() {
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.FAILED, Optional.of(29L), Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.FAILED, Optional.of(30L), Optional.empty(), Optional.empty()))).containsExactly(AlertRule.MIGRATION_FAILED);
        assertThat(broken(project(AlertLevel.LOW, ProjectStatus.FAILED, Optional.of(30L), Optional.empty(), Optional.empty()))).isEmpty();
        assertThat(AlertRules.broken(project(AlertLevel.HIGH, ProjectStatus.FAILED, Optional.of(60L), Optional.empty(), Optional.empty()), LIMITS, NOW)).singleElement().satisfies(a -> {
            assertThat(a.since()).isEqualTo(NOW.minusSeconds(60));
            assertThat(a.cause()).isEqualTo("Duplicate key");
        });
    }

    @Test
    void delayCountsAboveItsThresholdWhileTheProjectFollows() {
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.RUNNING, Optional.empty(), Optional.of(30L), Optional.empty()))).isEmpty();
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.RUNNING, Optional.empty(), Optional.of(31L), Optional.empty()))).containsExactly(AlertRule.MIGRATION_DELAY);
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.SUSPEND, Optional.empty(), Optional.of(9999L), Optional.empty()))).isEmpty();
        assertThat(AlertRules.broken(project(AlertLevel.HIGH, ProjectStatus.RUNNING, Optional.empty(), Optional.of(90L), Optional.empty()), LIMITS, NOW)).singleElement()
                .satisfies(a -> assertThat(a.since()).isEqualTo(NOW.minusSeconds(60)));
    }

    @Test
    void writingIntoAProjectThatStandsStillIsTold() {
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.SUSPEND, Optional.empty(), Optional.empty(), Optional.of(10L)))).isEmpty();
        assertThat(broken(project(AlertLevel.HIGH, ProjectStatus.SUSPEND, Optional.empty(), Optional.empty(), Optional.of(45L)))).containsExactly(AlertRule.STATUS_INCONSISTENT);
    }

    @Test
    void aProjectWithoutProtectionIsLeftAlone() {
        assertThat(broken(project(AlertLevel.IGNORE, ProjectStatus.FAILED, Optional.of(99_999L), Optional.of(99_999L), Optional.of(99_999L)))).isEmpty();
    }
}
