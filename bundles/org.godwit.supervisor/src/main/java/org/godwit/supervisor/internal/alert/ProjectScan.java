package org.godwit.supervisor.internal.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.core.spi.Component;
import org.godwit.rm.repository.AlertRepository;
import org.godwit.rm.repository.LiveRepository;
import org.godwit.rm.repository.LiveRow;
import org.godwit.rm.repository.ProjectRepository;
import org.godwit.rm.repository.ProjectRow;
import org.godwit.supervisor.alert.AlertLevel;
import org.godwit.supervisor.alert.WatchedProject;
import org.godwit.supervisor.internal.live.LiveComponents;
import org.jdbi.v3.core.Handle;

/** Reads what the rules look at. Only projects that failed or have lasting components cost anything. Used by one thread, since it remembers since when somebody writes. */
final class ProjectScan {
    /** An Incr-Sync without a sign of life for this long is not at work, whatever its row says. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(60);
    /** Figures older than this have stopped, and the delay grows with the clock. */
    private static final long FRESH_SECONDS = 15;
    private static final Set<ProjectStatus> STILL = Set.of(ProjectStatus.SUSPEND, ProjectStatus.RELEASING, ProjectStatus.RELEASED);

    private final AlertRepository alerts = new AlertRepository();
    private final LiveRepository live = new LiveRepository();
    private final ProjectRepository projects = new ProjectRepository();
    private final Map<String, Instant> writing = new HashMap<>();

    List<WatchedProject> look(Handle handle, Instant now) throws GodwitException {
        Map<String, AlertRepository.FailedRow> failed = new HashMap<>();
        alerts.failed(handle).forEach(row -> failed.putIfAbsent(row.projectId(), row));
        Map<String, List<LiveRow>> lasting = live.list(handle).stream().collect(Collectors.groupingBy(LiveRow::projectId));
        Set<String> ids = new TreeSet<>(failed.keySet());
        ids.addAll(lasting.keySet());
        List<WatchedProject> watched = new ArrayList<>();
        if (ids.isEmpty()) {
            return watched;
        }
        Map<String, String> levels = alerts.levels(handle);
        writing.keySet().retainAll(ids);
        for (String id : ids) {
            projects.find(handle, id).ifPresent(p -> watched
                    .add(project(p, AlertLevel.of(levels.getOrDefault(id, "")), Optional.ofNullable(failed.get(id)), lasting.getOrDefault(id, List.of()), now)));
        }
        return watched;
    }

    private WatchedProject project(ProjectRow p, AlertLevel level, Optional<AlertRepository.FailedRow> failed, List<LiveRow> rows, Instant now) {
        Optional<LiveRow> writer = rows.stream().filter(r -> isSync(r) && r.runs() && STILL.contains(p.status()) && r.heartbeat().filter(h -> h.isAfter(now.minus(HEARTBEAT))).isPresent()).findFirst();
        Optional<Instant> writes = writer.map(w -> writing.computeIfAbsent(p.id(), k -> now));
        if (writer.isEmpty()) {
            writing.remove(p.id());
        }
        return new WatchedProject(p.id(), p.name(), p.status(), level, failed.map(AlertRepository.FailedRow::since), failed.map(AlertRepository.FailedRow::problem).orElse(""), delay(rows, now), writes,
                writer.map(LiveRow::name).orElse(""));
    }

    /** As last measured; an Incr-Sync that shall run but does not falls behind by the second. */
    private static Optional<Long> delay(List<LiveRow> rows, Instant now) {
        long silence = rows.stream().filter(r -> isSync(r) && r.isWanted() && r.checkpointSample() > 0).mapToLong(r -> now.getEpochSecond() - r.checkpointSample()).max().orElse(0);
        return LiveComponents.delay(rows).map(delay -> silence > FRESH_SECONDS ? delay + silence : delay);
    }

    private static boolean isSync(LiveRow row) {
        return row.kind().equals(Component.Kind.INCR_SYNC.name());
    }
}
