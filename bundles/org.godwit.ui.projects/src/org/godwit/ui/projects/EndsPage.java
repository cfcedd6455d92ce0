package org.godwit.ui.projects;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ProjectSpec;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.selection.TableCategory;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.Studio;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;
import org.godwit.ui.projects.queue.QueueTexts;

/** Name, source, target and scenario of the project; or another project or a project file to start from. */
final class EndsPage extends WizardPage {
    private static final int MAX_NAME = 64;

    private final ProjectDraft draft;
    private final Set<String> takenNames = new HashSet<>();
    private final EndPane source;
    private final EndPane target;
    private final Button[] scenarios = new Button[2];
    private Button keyedOnly;
    private boolean noticeShown;
    private Text name;
    private boolean nameTyped;
    private boolean nameEdited;
    private boolean naming;

    EndsPage(ProjectDraft draft) {
        super("ends", Messages.EndsPage_title, null);
        this.draft = draft;
        this.source = new EndPane(Messages.EndsPage_source, d -> !d.type().isQueue(), draft::setSource, this::chosen);
        this.target = new EndPane(Messages.EndsPage_target, d -> true, draft::setTarget, this::chosen);
        setDescription(Messages.EndsPage_description);
        setPageComplete(false);
    }

    /** Data sources (by id or name) to choose as soon as the list is read; an empty one leaves the choice to the user. */
    void preselect(String newSource, String newTarget) {
        source.preselect(newSource);
        target.preselect(newTarget);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(4).margins(12, 12).spacing(8, 10).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.EndsPage_name);
        name = new Text(page, SWT.BORDER);
        name.setTextLimit(MAX_NAME);
        name.setText(draft.name());
        nameTyped = !draft.name().isEmpty();
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
        name.addListener(SWT.Modify, e -> {
            nameTyped = nameTyped || !naming;
            nameEdited = nameEdited || !naming;
            draft.setName(name.getText());
            check();
        });
        StepDetails.button(page, Messages.EndsPage_fromProject, Icons.COPY, this::startFromProject).setToolTipText(Messages.EndsPage_fromProjectHint);
        StepDetails.button(page, Messages.EndsPage_fromFile, Icons.OPEN, () -> ProjectFiles.read(getShell(), this::startFrom)).setToolTipText(Messages.EndsPage_fromFileHint);
        Composite ends = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(14, 0).applyTo(ends);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).applyTo(ends);
        source.create(ends);
        target.create(ends);
        createScenario(page);
        Label hint = new Label(page, SWT.WRAP);
        hint.setText(Messages.EndsPage_hint);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).hint(500, SWT.DEFAULT).applyTo(hint);
        setControl(page);
        read();
    }

    private void createScenario(Composite page) {
        Group group = new Group(page, SWT.NONE);
        group.setText(Messages.EndsPage_scenario);
        GridLayoutFactory.swtDefaults().margins(10, 6).spacing(0, 3).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, false).span(4, 1).applyTo(group);
        for (int i = 0; i < scenarios.length; i++) {
            boolean both = i == 1;
            scenarios[i] = new Button(group, SWT.RADIO);
            scenarios[i].setText(both ? Messages.EndsPage_activeActive : Messages.EndsPage_migration);
            scenarios[i].addListener(SWT.Selection, e -> {
                if (((Button) e.widget).getSelection()) {
                    draft.setActiveActive(both);
                    showScenario();
                    check();
                }
            });
        }
        keyedOnly = new Button(group, SWT.CHECK);
        keyedOnly.setText(Messages.EndsPage_keyedOnly);
        keyedOnly.setToolTipText(Messages.EndsPage_keyedOnlyHint);
        keyedOnly.addListener(SWT.Selection, e -> draft.setCategory(keyedOnly.getSelection() ? TableCategory.WITHUNIQUEROWID : TableCategory.ALL));
        showScenario();
    }

    private void showScenario() {
        scenarios[0].setText(draft.isToQueue() ? QueueTexts.scenario() : Messages.EndsPage_migration);
        getContainer().updateWindowTitle();
        scenarios[0].setSelection(!draft.isActiveActive());
        scenarios[1].setEnabled(!draft.isToQueue());
        scenarios[0].requestLayout();
        scenarios[1].setSelection(draft.isActiveActive());
        keyedOnly.setSelection(draft.category() == TableCategory.WITHUNIQUEROWID);
        keyedOnly.setEnabled(!draft.isActiveActive());
    }

    /** Reads the data sources and the names that are taken. */
    private void read() {
        source.read();
        target.read();
        new EngineJob<>(Messages.EndsPage_reading, getControl(), EndsPage::projectNames).quiet().then(names -> {
            takenNames.clear();
            takenNames.addAll(names);
            if (takenNames.contains(draft.name()) && !nameEdited) {
                propose(draft.name());
            }
            check();
        }).start();
    }

    private static Set<String> projectNames(Studio studio, CancelToken cancel) throws GodwitException {
        Set<String> names = new HashSet<>();
        studio.projects().list().stream().map(ProjectSummary::name).forEach(names::add);
        return names;
    }

    private void startFromProject() {
        TemplateDialog.choose(getShell(), this::startFrom);
    }

    /** Takes over everything but the name, of which there can be only one. */
    private void startFrom(ProjectSpec spec) {
        draft.set(spec);
        preselect(spec.source(), spec.target());
        nameTyped = true;
        nameEdited = false;
        propose(spec.name());
        showScenario();
        read();
    }

    private void chosen() {
        showScenario();
        if (!nameTyped && draft.source().isPresent() && draft.target().isPresent()) {
            propose(draft.source().get().name() + "_to_" + draft.target().get().name());
        }
        check();
    }

    /** Fills in a name that is free, as long as the user has given none. */
    private void propose(String wanted) {
        naming = true;
        name.setText(free(wanted));
        naming = false;
    }

    private String free(String wanted) {
        String base = wanted.length() > MAX_NAME - 4 ? wanted.substring(0, MAX_NAME - 4) : wanted;
        String free = base;
        for (int i = 2; takenNames.contains(free); i++) {
            free = base + "_" + i;
        }
        return free;
    }

    private void check() {
        Optional<String> problem = problem();
        Optional<String> warning = warning();
        setMessage(problem.or(() -> warning).orElse(null), problem.isEmpty() && warning.isPresent() ? IMessageProvider.WARNING : IMessageProvider.NONE);
        setPageComplete(problem.isEmpty());
    }

    private Optional<String> problem() {
        if (draft.source().isEmpty()) {
            return Optional.of(Messages.EndsPage_chooseSource);
        }
        if (draft.target().isEmpty()) {
            return Optional.of(Messages.EndsPage_chooseTarget);
        }
        if (draft.name().isBlank() || draft.name().chars().anyMatch(c -> Character.isWhitespace(c) || c == '/' || c == '\\')) {
            return Optional.of(Messages.EndsPage_nameWrong);
        }
        if (takenNames.contains(draft.name())) {
            return Optional.of(Messages.EndsPage_nameTaken);
        }
        return draft.isActiveActive() && (draft.hasNoLog(draft.source()) || draft.hasNoLog(draft.target())) ? Optional.of(Messages.EndsPage_noLog) : Optional.empty();
    }

    /** What does not stop the project but should be known (OMS: lower_case_table_names must be equal at both ends). */
    private Optional<String> warning() {
        if (draft.source().isEmpty() || draft.target().isEmpty()) {
            return Optional.empty();
        }
        DataSource from = draft.source().get();
        DataSource to = draft.target().get();
        if (from.host().toLowerCase(Locale.ROOT).equals(to.host().toLowerCase(Locale.ROOT)) && from.port() == to.port()) {
            return Optional.of(Messages.EndsPage_same);
        }
        boolean unequal = !source.letterCase().isEmpty() && !target.letterCase().isEmpty() && !source.letterCase().equals(target.letterCase());
        return unequal ? Optional.of(Messages.bind(Messages.EndsPage_letterCase, source.letterCase(), target.letterCase())) : Optional.empty();
    }

    /** Called when the page is left forwards: says once which tables do not take part (OMS: notice about tables with unique key). */
    void leave() {
        if (draft.category() == TableCategory.WITHUNIQUEROWID && !noticeShown) {
            noticeShown = true;
            String notice = draft.isActiveActive() ? Messages.EndsPage_keysOnly + "\n\n" + Messages.EndsPage_bothWrite : Messages.EndsPage_keysOnly;
            MessageDialog.openInformation(getShell(), Messages.EndsPage_keysOnlyTitle, notice);
        }
    }
}
