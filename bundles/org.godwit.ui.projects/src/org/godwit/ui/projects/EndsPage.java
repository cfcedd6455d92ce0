package org.godwit.ui.projects;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ComboViewer;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.model.DataSource;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.Studio;
import org.godwit.core.error.GodwitException;
import org.godwit.core.progress.CancelToken;
import org.godwit.ui.Commands;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Icons;

/** Name, source and target of the project. */
final class EndsPage extends WizardPage {
    private static final String NEW_DATA_SOURCE = "org.godwit.ui.datasources.new";
    private static final int MAX_NAME = 64;

    private record Known(List<DataSource> dataSources, Set<String> projectNames) {
    }

    private final ProjectDraft draft;
    private final Set<String> takenNames = new HashSet<>();
    private String preselectedSource = "";
    private String preselectedTarget = "";
    private Text name;
    private boolean nameTyped;
    private ComboViewer source;
    private ComboViewer target;
    private Label sourceFacts;
    private Label targetFacts;

    EndsPage(ProjectDraft draft) {
        super("ends", Messages.EndsPage_title, null);
        this.draft = draft;
        setDescription(Messages.EndsPage_description);
        setPageComplete(false);
    }

    /** Data sources (by id or name) to choose as soon as the list is read. */
    void preselect(String newSource, String newTarget) {
        preselectedSource = newSource;
        preselectedTarget = newTarget;
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(10, 12).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.EndsPage_name);
        name = new Text(page, SWT.BORDER);
        name.setTextLimit(MAX_NAME);
        name.setText(draft.name());
        nameTyped = !draft.name().isEmpty();
        GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
        name.addListener(SWT.Modify, e -> {
            nameTyped = nameTyped || name.isFocusControl();
            draft.setName(name.getText());
            check();
        });
        Composite ends = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(14, 0).applyTo(ends);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(ends);
        Group from = group(ends, Messages.EndsPage_source);
        source = combo(from, chosen -> draft.setSource(chosen));
        sourceFacts = facts(from);
        addNew(from, source);
        Group to = group(ends, Messages.EndsPage_target);
        target = combo(to, draft::setTarget);
        targetFacts = facts(to);
        addNew(to, target);
        Label hint = new Label(page, SWT.WRAP);
        hint.setText(Messages.EndsPage_hint);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(500, SWT.DEFAULT).applyTo(hint);
        setControl(page);
        read(Optional.empty(), source);
    }

    private static Group group(Composite parent, String title) {
        Group group = new Group(parent, SWT.NONE);
        group.setText(title);
        GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 8).applyTo(group);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(group);
        return group;
    }

    private ComboViewer combo(Composite parent, Consumer<Optional<DataSource>> onChoice) {
        ComboViewer combo = new ComboViewer(parent, SWT.READ_ONLY);
        combo.setContentProvider(ArrayContentProvider.getInstance());
        combo.setLabelProvider(LabelProvider.createTextProvider(o -> ((DataSource) o).name()));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(combo.getControl());
        combo.addSelectionChangedListener(e -> {
            onChoice.accept(Optional.ofNullable((DataSource) combo.getStructuredSelection().getFirstElement()));
            suggestName();
            check();
        });
        return combo;
    }

    private static Label facts(Composite parent) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText("\n");
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private void addNew(Composite parent, ComboViewer combo) {
        Button add = new Button(parent, SWT.PUSH);
        add.setText(Messages.EndsPage_new);
        add.setImage(Icons.ADD.image());
        add.addListener(SWT.Selection, e -> Commands.run(NEW_DATA_SOURCE).ifPresent(id -> read(Optional.of((String) id), combo)));
    }

    /** Reads the data sources and chooses the new one where it was asked for. */
    private void read(Optional<String> choose, ComboViewer combo) {
        new EngineJob<>(Messages.EndsPage_reading, getControl(), EndsPage::known).quiet().then(known -> {
            takenNames.clear();
            takenNames.addAll(known.projectNames());
            fill(source, known.dataSources(), combo == source && choose.isPresent() ? choose.get() : draft.source().map(DataSource::id).orElse(preselectedSource));
            fill(target, known.dataSources(), combo == target && choose.isPresent() ? choose.get() : draft.target().map(DataSource::id).orElse(preselectedTarget));
            check();
        }).start();
    }

    private static Known known(Studio studio, CancelToken cancel) throws GodwitException {
        Set<String> names = new HashSet<>();
        studio.projects().list().stream().map(ProjectSummary::name).forEach(names::add);
        return new Known(studio.dataSources().list(), names);
    }

    private static void fill(ComboViewer combo, List<DataSource> dataSources, String choose) {
        combo.setInput(dataSources);
        dataSources.stream().filter(d -> d.id().equals(choose) || d.name().equals(choose)).findFirst().ifPresent(d -> combo.setSelection(new StructuredSelection(d)));
    }

    private void suggestName() {
        if (!nameTyped && draft.source().isPresent() && draft.target().isPresent()) {
            String base = draft.source().get().name() + "_to_" + draft.target().get().name();
            String candidate = base.length() > MAX_NAME - 4 ? base.substring(0, MAX_NAME - 4) : base;
            String free = candidate;
            for (int i = 2; takenNames.contains(free); i++) {
                free = candidate + "_" + i;
            }
            name.setText(free);
        }
    }

    private void check() {
        sourceFacts.setText(draft.source().map(EndsPage::facts).orElse("\n"));
        targetFacts.setText(draft.target().map(EndsPage::facts).orElse("\n"));
        Optional<String> problem = problem();
        boolean warn = problem.isEmpty() && sameServer();
        setMessage(problem.orElse(warn ? Messages.EndsPage_same : null), warn ? IMessageProvider.WARNING : IMessageProvider.NONE);
        setPageComplete(problem.isEmpty());
    }

    private static String facts(DataSource dataSource) {
        return dataSource.type().label() + "\n" + dataSource.address();
    }

    private boolean sameServer() {
        return draft.source().isPresent() && draft.target().isPresent() && draft.source().get().host().equals(draft.target().get().host()) && draft.source().get().port() == draft.target().get().port();
    }

    private Optional<String> problem() {
        if (draft.source().isEmpty()) {
            return Optional.of(Messages.EndsPage_chooseSource);
        }
        if (draft.target().isEmpty()) {
            return Optional.of(Messages.EndsPage_chooseTarget);
        }
        if (draft.name().isBlank() || draft.name().chars().anyMatch(Character::isWhitespace)) {
            return Optional.of(Messages.EndsPage_nameWrong);
        }
        return takenNames.contains(draft.name()) ? Optional.of(Messages.EndsPage_nameTaken) : Optional.empty();
    }
}
