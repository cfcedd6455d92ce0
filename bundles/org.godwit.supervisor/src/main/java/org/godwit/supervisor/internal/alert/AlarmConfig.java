package org.godwit.supervisor.internal.alert;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.godwit.core.error.GodwitException;
import org.godwit.rm.RmDatabase;
import org.godwit.rm.repository.ParameterRepository;
import org.godwit.rm.repository.ParameterRow;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.AlertThresholds;
import org.godwit.supervisor.internal.Json;
import org.godwit.supervisor.internal.SystemParameters;

/** The system parameter {@code alarm.thresholds} (OMS: alert levels); what it leaves out has its default. Without state. */
final class AlarmConfig {
    private static final Map<AlertLevel, Integer> DEFAULT_SECONDS = Map.of(AlertLevel.HIGH, 30, AlertLevel.MEDIUM, 300, AlertLevel.LOW, 900);
    private static final int DEFAULT_RESTRAINT = 3;
    private static final int LONGEST_RESTRAINT = 600;

    private AlarmConfig() {
    }

    static Map<AlertLevel, AlertThresholds> of(RmDatabase rm) throws GodwitException {
        return of(rm.call(h -> new ParameterRepository().find(h, SystemParameters.ALARMS)).map(ParameterRow::paramValue).orElse("{}"));
    }

    /** IGNORE has no thresholds, since nothing is told of it. */
    static Map<AlertLevel, AlertThresholds> of(String json) {
        JsonNode node = Json.lenient(json);
        Map<AlertLevel, AlertThresholds> thresholds = new EnumMap<>(AlertLevel.class);
        DEFAULT_SECONDS.forEach((level, seconds) -> {
            JsonNode of = node.path(level.name());
            int minutes = Math.clamp(of.path("alarmRestrainTimeOfMin").asInt(DEFAULT_RESTRAINT), 1, LONGEST_RESTRAINT);
            thresholds.put(level, new AlertThresholds(seconds(of, "delayThreshold", "migrateDelayThreshold", seconds),
                    seconds(of, "failedLengthOfTimeThreshold", "migrateFailedLengthOfTimeThreshold", seconds), Duration.ofMinutes(minutes)));
        });
        return thresholds;
    }

    /** A member, or its older name. */
    private static Duration seconds(JsonNode level, String name, String older, int otherwise) {
        return Duration.ofSeconds(Math.max(0, level.path(name).asInt(level.path(older).asInt(otherwise))));
    }
}
