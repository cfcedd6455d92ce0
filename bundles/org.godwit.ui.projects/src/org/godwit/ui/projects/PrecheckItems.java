package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;

/** The precheck items of a project that runs, in the step details: why one failed, and Skip where it may be skipped. */
final class PrecheckItems {
    private final String projectId;
    private PrecheckTable table;
    private Button skip;

    PrecheckItems(String projectId) {
        this.projectId = projectId;
    }

    Control create(Composite parent) {
        table = new PrecheckTable(parent);
        skip = StepDetails.button(table.buttons(), Messages.Precheck_skip, Icons.SKIP, this::skip);
        skip.setEnabled(false);
        table.table().onSelect(rows -> enable());
        return table.control();
    }

    Control control() {
        return table.control();
    }

    void reload() {
        new EngineJob<>(Messages.Precheck_reading, table.control(), (studio, cancel) -> studio.projects().precheckItems(projectId)).quiet().then(this::show).start();
    }

    private void show(List<PrecheckItem> items) {
        table.show(items);
        enable();
    }

    private void enable() {
        skip.setEnabled(table.table().first().map(PrecheckTable::mayBeSkipped).orElse(false));
    }

    private void skip() {
        table.table().first().ifPresent(item -> {
            if (PrecheckTable.askToSkip(table.control().getShell(), item)) {
                EngineJob.of(Messages.Precheck_skip, table.control(), (studio, cancel) -> studio.projects().skipPrecheck(projectId, item.id())).then(done -> reload()).start();
            }
        });
    }
}
