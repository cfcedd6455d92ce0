package org.godwit.ui.app;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.swt.widgets.Shell;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.StatusGate;
import org.godwit.ui.StudioWatch;
import org.godwit.ui.Studios;
import org.godwit.ui.monitor.alert.AlertNotifier;

/** Says in the status line which workspace is open and how its projects stand. Opening the workspace for it is what opens it for the whole window. */
final class StudioStatus {
    private final IStatusLineManager line;
    private final StatusLineContributionItem summary = new StatusLineContributionItem("org.godwit.ui.app.summary", StatusLineContributionItem.CALC_TRUE_WIDTH);
    private final AlertBadge alerts = new AlertBadge();
    private final Shell shell;

    StudioStatus(IStatusLineManager line, Shell shell) {
        this.line = line;
        this.shell = shell;
    }

    /** An entry of its own, since the message at the left changes with the active part. */
    void start() {
        line.add(alerts);
        line.add(summary);
        summary.setText(Messages.StudioStatus_opening);
        line.update(true);
        EngineJob.of(Messages.StudioStatus_opening, shell, (studio, cancel) -> {}).then(open -> {
            StudioWatch.of(shell, Optional.empty(), this::read);
            AlertNotifier.start(shell, this::showAlerts);
        }).otherwise(this::failed).start();
    }

    private void showAlerts(int open) {
        if (alerts.show(open)) {
            line.update(true);
        }
    }

    private void failed(GodwitException failure) {
        summary.setText("");
        line.setErrorMessage(Icons.STATE_FAILED.image(), failure.problem().message());
        StatusGate.show(Messages.StudioStatus_opening, failure);
    }

    private void read() {
        new EngineJob<>(Messages.StudioStatus_opening, shell, (studio, cancel) -> studio.projects().list()).quiet().then(this::show).start();
    }

    private void show(List<ProjectSummary> projects) {
        long running = projects.stream().filter(p -> p.status() == ProjectStatus.RUNNING).count();
        long failed = projects.stream().filter(p -> p.status() == ProjectStatus.FAILED).count();
        line.setErrorMessage(null);
        summary.setText(Messages.bind(Messages.StudioStatus_projects, new Object[] {Studios.access().folder(), projects.size(), running, failed}));
    }
}
