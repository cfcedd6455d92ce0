package org.godwit.ui.app;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.swt.widgets.Shell;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectStatus;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.StatusGate;
import org.godwit.ui.StudioWatch;
import org.godwit.ui.Studios;

/** Says in the status line which workspace is open and how its projects stand. Opening the workspace for it is what opens it for the whole window. */
final class StudioStatus {
    private final IStatusLineManager line;
    private final Shell shell;

    StudioStatus(IStatusLineManager line, Shell shell) {
        this.line = line;
        this.shell = shell;
    }

    void start() {
        line.setMessage(Messages.StudioStatus_opening);
        EngineJob.of(Messages.StudioStatus_opening, shell, (studio, cancel) -> {}).then(open -> StudioWatch.of(shell, Optional.empty(), this::read)).otherwise(this::failed).start();
    }

    private void failed(GodwitException failure) {
        line.setMessage(null);
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
        line.setMessage(failed > 0 ? Icons.STATE_WARNING.image() : null, Messages.bind(Messages.StudioStatus_projects, new Object[] {Studios.access().folder(), projects.size(), running, failed}));
    }
}
