package org.godwit.ui.datasources;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ProbeReport.PrivilegeFinding;
import org.godwit.ui.Clip;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StatusGate;

/** Connects once and shows what was found: version, timings, TLS, and which privileges are there or missing, with the GRANT statements to copy. Saving does not need it. */
final class TestPage extends WizardPage {
    private final DataSourceDraft draft;
    private Optional<EngineJob<ProbeReport>> running = Optional.empty();
    private boolean runWhenShown;
    private Button run;
    private Button cancel;
    private Button copy;
    private ProgressBar busy;
    private Label facts;
    private ProblemPane problem;
    private RecordTable<PrivilegeFinding> privileges;

    TestPage(DataSourceDraft draft) {
        super("test", Messages.TestPage_title, null);
        this.draft = draft;
        setDescription(Messages.TestPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(10, 10).numColumns(3).spacing(8, 8).applyTo(page);
        run = button(page, Messages.TestPage_run, this::start);
        cancel = button(page, Messages.TestPage_cancel, () -> running.ifPresent(EngineJob::cancel));
        busy = new ProgressBar(page, SWT.INDETERMINATE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(busy);
        problem = new ProblemPane(page, 3);
        facts = new Label(page, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(480, SWT.DEFAULT).applyTo(facts);
        facts.setText(Messages.TestPage_notYet);
        privileges = new RecordTable<>(page, SWT.BORDER | SWT.MULTI, finding -> finding,
                List.of(Column.<PrivilegeFinding>text(Messages.TestPage_privilege, 230, PrivilegeFinding::privilege).icon(f -> (f.granted() ? Icons.STATE_FINISHED : Icons.STATE_WARNING).image()),
                        Column.text(Messages.TestPage_state, 90, f -> f.granted() ? Messages.TestPage_granted : Messages.TestPage_missing),
                        Column.text(Messages.TestPage_purpose, 240, PrivilegeFinding::purpose)));
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(SWT.DEFAULT, 190).applyTo(privileges.control());
        copy = button(page, Messages.TestPage_copyGrants, () -> Clip.copy(page, missingGrants()));
        GridDataFactory.swtDefaults().span(3, 1).align(SWT.END, SWT.CENTER).applyTo(copy);
        setControl(page);
        setBusy(false);
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    /** Starts the test as soon as the page comes up. */
    void runWhenShown() {
        runWhenShown = true;
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible && runWhenShown) {
            runWhenShown = false;
            start();
        } else if (!visible) {
            running.ifPresent(EngineJob::cancel);
        }
    }

    private void start() {
        if (running.isPresent() || !getWizard().canFinish()) {
            return;
        }
        DataSource dataSource = draft.toDataSource();
        facts.setText(Messages.bind(Messages.TestPage_connecting, dataSource.address()));
        problem.show(Optional.empty());
        privileges.setRows(List.of());
        setBusy(true);
        running = Optional.of(new EngineJob<>(Messages.bind(Messages.TestPage_job, dataSource.address()), getControl(), (studio, token) -> studio.dataSources().test(dataSource, token))
                .lastly(this::ended).then(this::show).otherwise(this::failed).start());
    }

    private void ended() {
        running = Optional.empty();
        setBusy(false);
        facts.setText(Messages.TestPage_notYet);
    }

    private void setBusy(boolean isBusy) {
        run.setEnabled(!isBusy);
        cancel.setEnabled(isBusy);
        busy.setVisible(isBusy);
        copy.setEnabled(!isBusy && !missingGrants().isEmpty());
    }

    private void failed(GodwitException failure) {
        StatusGate.log(Messages.TestPage_title, failure);
        facts.setText("");
        problem.show(Optional.of(failure.problem()));
    }

    private void show(ProbeReport report) {
        long missing = report.privileges().stream().filter(p -> !p.granted()).count();
        String tls = report.tls().isEmpty() ? Messages.TestPage_plain : report.tls();
        facts.setText(Messages.bind(Messages.TestPage_facts, new Object[] {report.server().type().label() + " " + report.server().version(), report.connectTime().toMillis(), report.queryTime().toMillis(), tls,
                missing == 0 ? Messages.TestPage_allGranted : Messages.bind(Messages.TestPage_someMissing, missing)}));
        privileges.setRows(report.privileges());
        copy.setEnabled(missing > 0);
        facts.requestLayout();
    }

    private String missingGrants() {
        return privileges.rows().stream().filter(p -> !p.granted()).map(PrivilegeFinding::grant).distinct().collect(Collectors.joining(";\n"));
    }
}
