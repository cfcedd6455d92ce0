package org.godwit.ui.projects;

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
import org.godwit.core.model.TransferType;
import org.godwit.supervisor.selection.TableCategory;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Plurals;
import org.godwit.ui.projects.queue.QueueTexts;

/** What is moved: objects named one by one in a tree, or match rules with a preview of what they match. */
final class SelectionPage extends WizardPage {
    private final ProjectDraft draft;
    private final SourceObjects memory = new SourceObjects();
    private final ObjectPicker picker;
    private final RulesPane rules;
    private Button specific;
    private Button rulesMode;
    private Composite stack;
    private StackLayout layout;
    private String shownSource = "";
    private TableCategory shownCategory = TableCategory.ALL;
    private int shownVersion;

    SelectionPage(ProjectDraft draft) {
        super("objects", Messages.SelectionPage_title, null);
        this.draft = draft;
        this.picker = new ObjectPicker(draft, memory, this::check);
        this.rules = new RulesPane(draft, memory, this::check);
        setDescription(Messages.SelectionPage_description);
        setPageComplete(false);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(6).margins(12, 8).applyTo(page);
        specific = mode(page, Messages.SelectionPage_specific, false);
        rulesMode = mode(page, Messages.SelectionPage_rules, true);
        Button again = StepDetails.button(page, Messages.SelectionPage_again, Icons.REFRESH, this::readAgain);
        again.setToolTipText(Messages.SelectionPage_againHint);
        GridDataFactory.swtDefaults().grab(true, false).align(SWT.END, SWT.CENTER).applyTo(again);
        StepDetails.button(page, Messages.SelectionPage_import, Icons.OPEN, this::load);
        StepDetails.button(page, Messages.SelectionPage_export, Icons.SAVE, () -> files().save(draft.selection()));
        StepDetails.button(page, Messages.SelectionPage_template, Icons.SAVE, () -> files().saveTemplate()).setToolTipText(Messages.SelectionPage_templateHint);
        stack = new Composite(page, SWT.NONE);
        layout = new StackLayout();
        stack.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, true).span(6, 1).applyTo(stack);
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
                rules.preview();
            }
        });
        return button;
    }

    private void showMode() {
        specific.setSelection(!draft.isByRules());
        rulesMode.setSelection(draft.isByRules());
        show();
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
        boolean other = !source.equals(shownSource) || draft.category() != shownCategory;
        if (visible && (other || draft.version() != shownVersion)) {
            shownSource = source;
            shownCategory = draft.category();
            if (draft.version() != shownVersion) {
                shownVersion = draft.version();
                showMode();
                rules.take();
            }
            rules.forget();
            picker.read(source);
            rules.preview();
        }
    }

    /** The source may have changed meanwhile. */
    private void readAgain() {
        memory.forget();
        picker.read(shownSource);
        rules.preview();
    }

    private SelectionFiles files() {
        return new SelectionFiles(this, shownSource);
    }

    /** Replaces what is chosen by what a file lists, as far as the source has it. */
    private void load() {
        if (!draft.hasObjects() || MessageDialog.openQuestion(getShell(), Messages.SelectionPage_import, Messages.SelectionPage_replace)) {
            files().load().ifPresent(selection -> {
                draft.setObjects(selection);
                showMode();
                picker.read(shownSource);
                rules.take();
                show();
            });
        }
    }

    /** Called when the page is left forwards; false keeps it, with the reason. */
    boolean leave() {
        Optional<String> problem = draft.types().contains(TransferType.REVERSE) && !draft.isByRules() ? WayBack.problem(draft.chosen().selection().tables()) : Optional.empty();
        setErrorMessage(problem.orElse(null));
        return problem.isEmpty();
    }

    private void check() {
        setErrorMessage(null);
        Optional<String> pending = draft.isByRules() ? rules.pending() : picker.pending().map(name -> Messages.bind(Messages.ObjectPicker_readingObjects, name));
        setPageComplete(draft.hasObjects() && pending.isEmpty());
        setMessage(pending.orElseGet(this::summary));
    }

    private String summary() {
        if (!draft.hasObjects()) {
            return draft.isByRules() ? Messages.SelectionPage_noRule : draft.isToQueue() ? QueueTexts.noTable() : Messages.SelectionPage_none;
        }
        if (draft.isToQueue() && !draft.isByRules()) {
            return QueueTexts.chosen(draft.chosen().tableCount(), draft.chosen().viewCount());
        }
        return draft.isByRules() ? null : Plurals.bind(Messages.SelectionPage_chosen, Formats.count(draft.chosen().tableCount()), Formats.count(draft.chosen().viewCount()));
    }
}
