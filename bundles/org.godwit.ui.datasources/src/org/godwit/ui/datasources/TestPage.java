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
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.spi.ProbeReport;
import org.godwit.core.spi.ProbeReport.PrivilegeFinding;
import org.godwit.core.spi.ProbeReport.SettingFinding;
import org.godwit.ui.Clip;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.RecordTable;
import org.godwit.ui.StatusGate;

/** Connects once and shows what was found: version, timings, TLS, which privileges are there or missing, with the GRANT statements to copy, and how the server is set, with what to change. Saving does not need it. */
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
    private RecordTable<SettingFinding> settings;
    private Button copyChanges;
    private TabItem privilegesTab;
    private TabItem settingsTab;

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
        TabFolder findings = new TabFolder(page, SWT.TOP);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(SWT.DEFAULT, 230).applyTo(findings);
        createPrivileges(findings);
        createSettings(findings);
        setControl(page);
        setBusy(false);
    }

    private void createPrivileges(TabFolder folder) {
        Composite page = tab(folder);
        privilegesTab = folder.getItem(0);
        privilegesTab.setText(Messages.TestPage_privileges);
        privileges = new RecordTable<>(page, SWT.MULTI, finding -> finding,
                List.of(Column.<PrivilegeFinding>text(Messages.TestPage_privilege, 230, PrivilegeFinding::privilege).icon(f -> (f.granted() ? Icons.STATE_FINISHED : Icons.STATE_WARNING).image()),
                        Column.text(Messages.TestPage_state, 90, f -> f.granted() ? Messages.TestPage_granted : Messages.TestPage_missing),
                        Column.text(Messages.TestPage_purpose, 240, PrivilegeFinding::purpose)));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(privileges.control());
        copy = button(page, Messages.TestPage_copyGrants, () -> Clip.copy(page, missingGrants()));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(copy);
    }

    private void createSettings(TabFolder folder) {
        Composite page = tab(folder);
        settingsTab = folder.getItem(1);
        settingsTab.setText(Messages.TestPage_settings);
        settings = new RecordTable<>(page, SWT.MULTI, SettingFinding::name,
                List.of(Column.<SettingFinding>text(Messages.TestPage_setting, 190, SettingFinding::name).icon(f -> (f.right() ? Icons.STATE_FINISHED : Icons.STATE_WARNING).image()),
                        Column.text(Messages.TestPage_value, 90, SettingFinding::value), Column.text(Messages.TestPage_wanted, 130, SettingFinding::wanted),
                        Column.text(Messages.TestPage_purpose, 210, SettingFinding::purpose)));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(settings.control());
        copyChanges = button(page, Messages.TestPage_copyChanges, () -> Clip.copy(page, changes()));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(copyChanges);
    }

    private static Composite tab(TabFolder folder) {
        Composite page = new Composite(folder, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(4, 4).applyTo(page);
        new TabItem(folder, SWT.NONE).setControl(page);
        return page;
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
        settings.setRows(List.of());
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
        copyChanges.setEnabled(!isBusy && !changes().isEmpty());
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
        settings.setRows(report.settings());
        long wrong = report.settings().stream().filter(f -> !f.right()).count();
        privilegesTab.setText(missing == 0 ? Messages.TestPage_privileges : Messages.bind(Messages.TestPage_privilegesMissing, missing));
        settingsTab.setText(wrong == 0 ? Messages.TestPage_settings : Messages.bind(Messages.TestPage_settingsWrong, wrong));
        copy.setEnabled(missing > 0);
        copyChanges.setEnabled(wrong > 0);
        facts.requestLayout();
    }

    private String changes() {
        return settings.rows().stream().map(SettingFinding::change).filter(c -> !c.isEmpty()).map(c -> c.contains("--") ? c : c + ";").distinct().collect(Collectors.joining("\n"));
    }

    private String missingGrants() {
        return privileges.rows().stream().filter(p -> !p.granted()).map(PrivilegeFinding::grant).distinct().map(g -> g + ";").collect(Collectors.joining("\n"));
    }
}
