package org.godwit.ui.app;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.Studio;

/** What the overview shows, read in one go. Immutable. */
record OverviewFigures(List<ProjectSummary> projects, List<AlertView> alerts, List<Activity> activity) {
    private static final int RECENT = 60;
    /** What needs somebody comes first: failed ones, then those that lag most. */
    private static final Comparator<ProjectSummary> URGENCY = Comparator.comparing((ProjectSummary p) -> ProjectGroup.of(p.status())).thenComparing(p -> -p.delaySeconds().orElse(-1L));
    private static final String LOG = """
            SELECT a.id, FORMATDATETIME(a.gmt_create, 'yyyy-MM-dd HH:mm:ss'), a.action, a.object_name, COALESCE((SELECT MAX(p.name) FROM oms_project p WHERE p.id = a.object_name), a.object_name)
            FROM oms_audit_log a ORDER BY a.id DESC""";

    /** A line of the audit log. */
    record Activity(String id, String time, String action, String object) {
    }

    static OverviewFigures read(Studio studio, CancelToken cancel) throws GodwitException {
        List<Activity> activity = studio.rm().execute(LOG, RECENT, cancel).rows().stream().map(r -> new Activity(text(r.get(0)), text(r.get(1)), text(r.get(2)), text(r.get(4)))).toList();
        return new OverviewFigures(studio.projects().list().stream().sorted(URGENCY).toList(), studio.alerts().open(), activity);
    }

    private static String text(Optional<String> cell) {
        return cell.orElse("");
    }
}
