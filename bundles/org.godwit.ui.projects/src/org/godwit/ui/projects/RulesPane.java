package org.godwit.ui.projects;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectName;
import org.godwit.core.model.ObjectSelection;
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.selection.TableCategory;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.ProblemPane;

/** Match rules, one a line, and live what they match now: what is in, new and out since a former result. Only the newest question's answer is shown. */
final class RulesPane {
    private static final int WAIT_MS = 400;
    /** What tools that change tables online leave beside a table (OMS: exclude *_ghc of a MySQL source; gh-ost and pt-online-schema-change name them so). */
    private static final List<String> GHOSTS = List.of("*_ghc", "*_gho", "*_del", "_*_new", "_*_old");

    private final ProjectDraft draft;
    private final SourceObjects memory;
    private final Runnable changed;
    private final Runnable ask = this::preview;
    private Optional<EngineJob<RulePreview>> running = Optional.empty();
    private Optional<Set<ObjectName>> former = Optional.empty();
    private Optional<RulePreview> shown = Optional.empty();
    private Optional<ObjectSelection> shownFor = Optional.empty();
    private Composite root;
    private Text includes;
    private Text excludes;
    private Label caption;
    private Button compare;
    private ProblemPane problem;
    private PreviewTabs tabs;

    RulesPane(ProjectDraft draft, SourceObjects memory, Runnable changed) {
        this.draft = draft;
        this.memory = memory;
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
        createRules(sash);
        createPreview(sash);
        sash.setWeights(40, 60);
    }

    private void createRules(Composite sash) {
        Composite left = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(left);
        includes = rules(left, Messages.RulesPane_include, Messages.RulesPane_includeHint, draft.include(), draft::setInclude);
        excludes = rules(left, Messages.RulesPane_exclude, Messages.RulesPane_excludeHint, draft.exclude(), draft::setExclude);
        Button ghosts = StepDetails.button(left, Messages.RulesPane_ghosts, Icons.SKIP, this::excludeGhosts);
        ghosts.setToolTipText(Messages.RulesPane_ghostsHint);
        Label help = new Label(left, SWT.WRAP);
        help.setText(Messages.RulesPane_help);
        GridDataFactory.fillDefaults().grab(true, false).hint(260, SWT.DEFAULT).applyTo(help);
    }

    private void createPreview(Composite sash) {
        Composite right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).extendedMargins(6, 0, 0, 0).spacing(4, 4).applyTo(right);
        caption = new Label(right, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(caption);
        caption.setText(Messages.RulesPane_nothing);
        compare = StepDetails.button(right, Messages.RulesPane_compare, Icons.REFRESH, this::compareFromHere);
        compare.setToolTipText(Messages.RulesPane_compareHint);
        compare.setEnabled(false);
        problem = new ProblemPane(right, 2);
        tabs = new PreviewTabs(right);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(tabs.control());
    }

    private Text rules(Composite parent, String label, String hint, String value, Consumer<String> store) {
        new Label(parent, SWT.NONE).setText(label);
        Text text = new Text(parent, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
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
        return text;
    }

    /** Leaves out the tables that online changes of other tables make and drop, in each database that is moved. */
    private void excludeGhosts() {
        Set<String> lines = new LinkedHashSet<>(ProjectDraft.lines(excludes.getText()));
        for (String line : ProjectDraft.lines(draft.include())) {
            int dot = line.indexOf('.');
            if (dot > 0) {
                GHOSTS.forEach(ghost -> lines.add(line.substring(0, dot) + "." + ghost));
            }
        }
        excludes.setText(String.join("\n", lines));
    }

    private void compareFromHere() {
        former = shown.map(p -> new HashSet<>(p.names()));
        preview();
    }

    /** Shows rules that come from elsewhere, as from a file. */
    void take() {
        String newExclude = draft.exclude();
        includes.setText(draft.include());
        excludes.setText(newExclude);
        preview();
    }

    /** Another source: what was matched before says nothing about it. */
    void forget() {
        former = Optional.empty();
        shown = Optional.empty();
        shownFor = Optional.empty();
    }

    /** Why the page cannot be left: the rules are being tried, are wrong or match nothing. */
    Optional<String> pending() {
        if (!draft.hasObjects()) {
            return Optional.empty();
        }
        if (!shownFor.equals(Optional.of(draft.selection()))) {
            return Optional.of(Messages.RulesPane_asking);
        }
        if (shown.isEmpty()) {
            return Optional.of(Messages.RulesPane_wrong);
        }
        if (shown.get().in().count() == 0) {
            return Optional.of(Messages.RulesPane_matchNothing);
        }
        return draft.types().contains(TransferType.REVERSE) ? shown.get().noWayBack() : Optional.empty();
    }

    /** Asks what the rules match now. */
    void preview() {
        if (root.isDisposed() || !(draft.selection() instanceof ObjectSelection.Wildcard rules) || !draft.hasObjects()) {
            return;
        }
        running.ifPresent(EngineJob::cancel);
        String source = draft.source().map(DataSource::id).orElse("");
        Set<ObjectName> before = former.orElse(Set.of());
        TableCategory category = draft.category();
        caption.setText(Messages.RulesPane_asking);
        EngineJob<RulePreview> job = new EngineJob<>(Messages.RulesPane_asking, root, (studio, cancel) -> RulePreview.of(rules, category, memory.names(studio, source), before, cancel));
        running = Optional.of(job);
        job.quiet().then(found -> {
            if (running.equals(Optional.of(job))) {
                show(rules, found);
            }
        }).otherwise(failure -> {
            if (running.equals(Optional.of(job))) {
                shown = Optional.empty();
                shownFor = Optional.of(rules);
                caption.setText(Messages.RulesPane_nothing);
                tabs.clear();
                problem.show(Optional.of(failure.problem()));
                changed.run();
            }
        }).start();
    }

    private void show(ObjectSelection rules, RulePreview found) {
        problem.show(Optional.empty());
        shown = Optional.of(found);
        shownFor = Optional.of(rules);
        boolean first = former.isEmpty();
        if (first && found.in().count() > 0) {
            former = Optional.of(found.names());
        }
        tabs.show(found, first);
        compare.setEnabled(true);
        List<String> text = new ArrayList<>(List.of(Plurals.bind(Messages.RulesPane_caption, Formats.count(found.tables()), Formats.count(found.views()))));
        if (!found.unmatched().isEmpty()) {
            text.add(Messages.bind(Messages.RulesPane_unmatched, String.join(", ", found.unmatched())));
        }
        caption.setText(String.join("   ", text).replace("&", "&&"));
        caption.requestLayout();
        changed.run();
    }
}
