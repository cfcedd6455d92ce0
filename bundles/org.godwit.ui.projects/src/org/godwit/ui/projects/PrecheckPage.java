package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.spi.Side;
import org.godwit.supervisor.service.PrecheckItem;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.WizardCalls;

/**
 * Runs the precheck of what was chosen, item by item before one's eyes. What may be skipped can be skipped here; the project remembers it. It can be created whatever the precheck
 * says: its first step checks again.
 */
final class PrecheckPage extends WizardPage {
    private record Tick(PrecheckItem item, int done, int total) {
    }

    private final ProjectDraft draft;
    private final Map<String, PrecheckItem> items = new LinkedHashMap<>();
    private Optional<EngineJob<List<PrecheckItem>>> running = Optional.empty();
    private Optional<ProjectSpec> checked = Optional.empty();
    private final Set<String> skipped = new HashSet<>();
    private PrecheckTable table;
    private Button skip;
    private Button mend;
    private Label summary;
    private ProgressBar bar;
    private Button again;
    private Button start;
    private ProblemPane problem;

    PrecheckPage(ProjectDraft draft) {
        super("precheck", Messages.PrecheckPage_title, null);
        this.draft = draft;
        setDescription(Messages.PrecheckPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 8).applyTo(page);
        summary = new Label(page, SWT.NONE);
        summary.setText(Messages.PrecheckPage_waiting);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
        bar = new ProgressBar(page, SWT.HORIZONTAL);
        GridDataFactory.swtDefaults().hint(160, SWT.DEFAULT).applyTo(bar);
        again = StepDetails.button(page, Messages.PrecheckPage_again, Icons.RETRY, this::run);
        problem = new ProblemPane(page, 3);
        table = new PrecheckTable(page);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(table.control());
        mend = StepDetails.button(table.buttons(), Messages.Precheck_run, Icons.START, this::mend);
        mend.setToolTipText(Messages.Precheck_runHint);
        skip = StepDetails.button(table.buttons(), Messages.Precheck_skip, Icons.SKIP, this::skip);
        table.table().onSelect(rows -> enable());
        enable();
        start = new Button(page, SWT.CHECK);
        start.setText(Messages.PrecheckPage_start);
        start.setSelection(true);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(start);
        Button save = StepDetails.button(page, Messages.SettingsPage_save, Icons.SAVE, () -> ProjectFiles.save(getShell(), draft.toFile()));
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).applyTo(save);
        setControl(page);
    }

    boolean startsProject() {
        return start == null || start.isEnabled() && start.getSelection();
    }

    /** The items that the user skipped for what is chosen now. */
    List<PrecheckItem> skipped() {
        return checked.equals(Optional.of(draft.toSpec())) ? items.values().stream().filter(i -> i.state() == PrecheckItem.State.SKIPPED).toList() : List.of();
    }

    void stop() {
        running.ifPresent(EngineJob::cancel);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible && !checked.equals(Optional.of(draft.toSpec()))) {
            run();
        } else if (!visible && running.filter(job -> job.getResult() == null).isPresent()) {
            stop();
            checked = Optional.empty();
        }
    }

    private void run() {
        stop();
        ProjectSpec spec = draft.toSpec();
        if (!checked.equals(Optional.of(spec))) {
            skipped.clear();
        }
        checked = Optional.of(spec);
        items.clear();
        table.show(List.of());
        problem.show(Optional.empty());
        again.setEnabled(false);
        summary.setText(Messages.PrecheckPage_running);
        EngineJob<List<PrecheckItem>> job = new EngineJob<>(Messages.PrecheckPage_title, getControl(),
                (studio, cancel) -> studio.projects().precheck(spec, (item, done, total) -> DisplayGate.post(getControl(), () -> tick(spec, new Tick(item, done, total))), cancel));
        running = Optional.of(job);
        job.lastly(() -> again.setEnabled(true)).then(all -> finished(spec, all)).otherwise(failure -> failed(spec, failure)).start();
    }

    private void tick(ProjectSpec spec, Tick tick) {
        if (checked.equals(Optional.of(spec))) {
            put(tick.item());
            bar.setMaximum(Math.max(1, tick.total()));
            bar.setSelection(tick.done());
            show();
        }
    }

    private static String key(PrecheckItem item) {
        return item.key() + item.side();
    }

    /** What was skipped stays so when it is checked again and still fails. */
    private void put(PrecheckItem item) {
        items.put(key(item), item.state() == PrecheckItem.State.FAILED && skipped.contains(key(item)) ? PrecheckTable.skipped(item) : item);
    }

    private void show() {
        table.show(new ArrayList<>(items.values()));
        enable();
    }

    private void finished(ProjectSpec spec, List<PrecheckItem> all) {
        if (!checked.equals(Optional.of(spec))) {
            return;
        }
        bar.setMaximum(1);
        bar.setSelection(1);
        items.clear();
        all.forEach(this::put);
        show();
        sumUp();
    }

    private void sumUp() {
        Map<PrecheckItem.State, Integer> counts = new EnumMap<>(PrecheckItem.State.class);
        items.values().forEach(i -> counts.merge(i.state(), 1, Integer::sum));
        int failed = counts.getOrDefault(PrecheckItem.State.FAILED, 0);
        Object[] numbers = {counts.getOrDefault(PrecheckItem.State.PASSED, 0), counts.getOrDefault(PrecheckItem.State.WARNING, 0), failed, counts.getOrDefault(PrecheckItem.State.SKIPPED, 0)};
        summary.setText(Messages.bind((int) numbers[3] == 0 ? Messages.PrecheckPage_counts : Messages.PrecheckPage_countsSkipped, numbers));
        setMessage(failed == 0 ? null : Messages.PrecheckPage_failed, WARNING);
        allowStart(failed == 0);
    }

    /** A project starts when every item has passed or was skipped (OMS: precheck). */
    private void allowStart(boolean ready) {
        if (ready != start.isEnabled()) {
            start.setEnabled(ready);
            start.setSelection(ready);
        }
    }

    private void enable() {
        Optional<PrecheckItem> item = table.table().first();
        skip.setEnabled(item.map(PrecheckTable::mayBeSkipped).orElse(false));
        mend.setEnabled(item.flatMap(PrecheckItem::mend).filter(sql -> !MendSql.statements(sql).isEmpty()).isPresent());
    }

    private void skip() {
        table.table().first().filter(item -> PrecheckTable.askToSkip(getShell(), item)).ifPresent(item -> {
            skipped.add(key(item));
            put(item);
            show();
            sumUp();
        });
    }

    /** Runs the mending SQL where the item looked, after it was shown and confirmed, and checks again. */
    private void mend() {
        table.table().first().ifPresent(item -> item.mend().ifPresent(sql -> (item.side() == Side.SOURCE ? draft.source() : draft.target()).ifPresent(end -> {
            List<String> statements = MendSql.statements(sql);
            if (MessageDialog.openQuestion(getShell(), Messages.Precheck_run, Messages.bind(Messages.Precheck_runQuestion, end.address(), String.join(";\n", statements)))
                    && WizardCalls.run(getContainer(), Messages.Precheck_run, (studio, cancel) -> {
                        studio.dataSources().run(end.id(), statements, cancel);
                        return Boolean.TRUE;
                    }).isPresent()) {
                run();
            }
        })));
    }

    private void failed(ProjectSpec spec, GodwitException failure) {
        if (checked.equals(Optional.of(spec))) {
            checked = Optional.empty();
            summary.setText(Messages.PrecheckPage_notDone);
            problem.show(Optional.of(failure.problem()));
        }
    }
}
