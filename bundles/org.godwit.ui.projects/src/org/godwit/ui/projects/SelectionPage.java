package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.core.model.DataSource;
import org.godwit.core.model.ObjectSelection;
import org.godwit.supervisor.project.SelectionCsv;
import org.godwit.supervisor.service.ResolvedObjects;
import org.godwit.ui.FilePrompt;
import org.godwit.ui.Icons;
import org.godwit.ui.WizardCalls;

/** What is moved: objects named one by one in a tree, or match rules with a preview of what they match. */
final class SelectionPage extends WizardPage {
    private static final List<String> CSV = List.of("*.csv", "*");

    private final ProjectDraft draft;
    private final ObjectPicker picker;
    private final RulesPane rules;
    private Button specific;
    private Button rulesMode;
    private Composite stack;
    private StackLayout layout;
    private String shownSource = "";

    SelectionPage(ProjectDraft draft) {
        super("objects", Messages.SelectionPage_title, null);
        this.draft = draft;
        this.picker = new ObjectPicker(draft, this::check);
        this.rules = new RulesPane(draft, this::check);
        setDescription(Messages.SelectionPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(4).margins(12, 8).applyTo(page);
        specific = mode(page, Messages.SelectionPage_specific, false);
        rulesMode = mode(page, Messages.SelectionPage_rules, true);
        Button load = StepDetails.button(page, Messages.SelectionPage_import, Icons.OPEN, this::load);
        GridDataFactory.swtDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(load);
        StepDetails.button(page, Messages.SelectionPage_export, Icons.SAVE, this::save);
        stack = new Composite(page, SWT.NONE);
        layout = new StackLayout();
        stack.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).applyTo(stack);
        picker.create(stack);
        rules.create(stack);
        setControl(page);
        show();
    }

    private Button mode(Composite parent, String label, boolean byRules) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(label);
        button.setSelection(draft.isByRules() == byRules);
        button.addListener(SWT.Selection, e -> {
            if (button.getSelection()) {
                draft.setByRules(byRules);
                show();
            }
        });
        return button;
    }

    private void show() {
        Control top = draft.isByRules() ? rules.control() : picker.control();
        layout.topControl = top;
        stack.layout();
        check();
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        String source = draft.source().map(DataSource::id).orElse("");
        if (visible && !source.equals(shownSource)) {
            shownSource = source;
            picker.read(source);
            rules.preview();
        }
    }

    /** Replaces what is chosen by what a CSV file lists, as far as the source has it. */
    private void load() {
        if (draft.hasObjects() && !MessageDialog.openQuestion(getShell(), Messages.SelectionPage_import, Messages.SelectionPage_replace)) {
            return;
        }
        String source = shownSource;
        FilePrompt.file(getShell(), CSV)
                .flatMap(file -> WizardCalls.run(getContainer(), Messages.SelectionPage_import, (studio, cancel) -> studio.projects().resolve(source, SelectionCsv.read(file), cancel))).ifPresent(this::take);
    }

    private void take(ResolvedObjects found) {
        draft.setObjects(found);
        specific.setSelection(true);
        rulesMode.setSelection(false);
        picker.read(shownSource);
        show();
        if (!found.unmatched().isEmpty()) {
            setMessage(Messages.bind(Messages.RulesPane_unmatched, String.join(", ", found.unmatched())), WARNING);
        }
    }

    /** Writes what is chosen; rules are written as what they match now. */
    private void save() {
        ObjectSelection selection = draft.selection();
        String source = shownSource;
        FilePrompt.save(getShell(), CSV, "objects.csv").ifPresent(file -> WizardCalls.run(getContainer(), Messages.SelectionPage_export, (studio, cancel) -> {
            ResolvedObjects found = studio.projects().resolve(source, selection, cancel);
            SelectionCsv.write(file, new ObjectSelection.Specific(found.tables(), found.views()));
            return Boolean.TRUE;
        }));
    }

    private void check() {
        Optional<String> pending = draft.isByRules() ? Optional.empty() : picker.pending();
        setPageComplete(draft.hasObjects() && pending.isEmpty());
        setMessage(pending.map(name -> Messages.bind(Messages.ObjectPicker_readingObjects, name)).orElseGet(this::summary));
    }

    private String summary() {
        if (!draft.hasObjects()) {
            return Messages.SelectionPage_none;
        }
        return draft.isByRules() ? null : Messages.bind(Messages.SelectionPage_chosen, draft.tables().size(), draft.views().size());
    }
}
