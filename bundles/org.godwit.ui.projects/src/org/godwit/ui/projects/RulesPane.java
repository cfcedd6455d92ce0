package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.RecordTable;

/** Match rules, one a line, and live what they match now. Only the newest question's answer is shown. */
final class RulesPane {
    private static final int WAIT_MS = 500;

    private record Match(ObjectName source, ObjectName target, boolean isView) {
    }

    private final ProjectDraft draft;
    private final Runnable changed;
    private final Runnable ask = this::preview;
    private Optional<EngineJob<ResolvedObjects>> running = Optional.empty();
    private Composite root;
    private Label caption;
    private ProblemPane problem;
    private RecordTable<Match> matches;

    RulesPane(ProjectDraft draft, Runnable changed) {
        this.draft = draft;
        this.changed = changed;
    }

    Control control() {
        return root;
    }

    void create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(root);
        SashForm sash = new SashForm(root, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(left);
        rules(left, Messages.RulesPane_include, Messages.RulesPane_includeHint, draft.include(), draft::setInclude);
        rules(left, Messages.RulesPane_exclude, Messages.RulesPane_excludeHint, draft.exclude(), draft::setExclude);
        Label help = new Label(left, SWT.WRAP);
        help.setText(Messages.RulesPane_help);
        GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(help);
        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(right);
        caption = new Label(right, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(caption);
        caption.setText(Messages.RulesPane_nothing);
        problem = new ProblemPane(right, 1);
        matches = new RecordTable<>(right, SWT.BORDER | SWT.MULTI, Match::source,
                List.of(Column.<Match>text(Messages.RulesPane_source, 210, m -> m.source().toString()).icon(m -> (m.isView() ? Icons.VIEW : Icons.TABLE).image()),
                        Column.text(Messages.RulesPane_target, 210, m -> m.target().toString())));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(matches.control());
        sash.setWeights(42, 58);
    }

    private void rules(Composite parent, String label, String hint, String value, Consumer<String> store) {
        new Label(parent, SWT.NONE).setText(label);
        Text text = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL);
        text.setFont(JFaceResources.getTextFont());
        text.setText(value);
        text.setToolTipText(hint);
        text.addListener(SWT.Traverse, e -> e.doit |= e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        GridDataFactory.fillDefaults().grab(true, true).hint(220, 60).applyTo(text);
        text.addListener(SWT.Modify, e -> {
            store.accept(text.getText());
            changed.run();
            text.getDisplay().timerExec(WAIT_MS, ask);
        });
    }

    /** Asks what the rules match now. */
    void preview() {
        if (root.isDisposed() || !draft.isByRules() || !draft.hasObjects()) {
            return;
        }
        running.ifPresent(EngineJob::cancel);
        String source = draft.source().map(DataSource::id).orElse("");
        ObjectSelection selection = draft.selection();
        caption.setText(Messages.RulesPane_asking);
        EngineJob<ResolvedObjects> job = new EngineJob<>(Messages.RulesPane_asking, root, (studio, cancel) -> studio.projects().resolve(source, selection, cancel));
        running = Optional.of(job);
        job.then(found -> {
            if (running.equals(Optional.of(job))) {
                show(found);
            }
        }).otherwise(failure -> {
            caption.setText(Messages.RulesPane_nothing);
            matches.setRows(List.of());
            problem.show(Optional.of(failure.problem()));
        }).start();
    }

    private void show(ResolvedObjects found) {
        problem.show(Optional.empty());
        List<Match> rows = new ArrayList<>();
        found.tables().forEach(t -> rows.add(new Match(t.source(), t.target(), false)));
        found.views().forEach(v -> rows.add(new Match(v.source(), v.target(), true)));
        matches.setRows(rows);
        String text = Messages.bind(Messages.RulesPane_caption, found.tables().size(), found.views().size());
        caption.setText(found.unmatched().isEmpty() ? text : text + "   " + Messages.bind(Messages.RulesPane_unmatched, String.join(", ", found.unmatched())));
    }
}
