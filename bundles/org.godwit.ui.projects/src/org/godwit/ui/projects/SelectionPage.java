package org.godwit.ui.projects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.core.model.DataSource;

/** What is moved: objects named one by one in a tree, or match rules with a preview of what they match. */
final class SelectionPage extends WizardPage {
    private final ProjectDraft draft;
    private final ObjectPicker picker;
    private final RulesPane rules;
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
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 8).applyTo(page);
        mode(page, Messages.SelectionPage_specific, false);
        mode(page, Messages.SelectionPage_rules, true);
        stack = new Composite(page, SWT.NONE);
        layout = new StackLayout();
        stack.setLayout(layout);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(stack);
        picker.create(stack);
        rules.create(stack);
        setControl(page);
        show();
    }

    private void mode(Composite parent, String label, boolean byRules) {
        Button button = new Button(parent, SWT.RADIO);
        button.setText(label);
        button.setSelection(draft.isByRules() == byRules);
        button.addListener(SWT.Selection, e -> {
            if (button.getSelection()) {
                draft.setByRules(byRules);
                show();
            }
        });
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

    private void check() {
        setPageComplete(draft.hasObjects());
        setMessage(draft.hasObjects() ? draft.isByRules() ? null : Messages.bind(Messages.SelectionPage_chosen, draft.tables().size(), draft.views().size()) : Messages.SelectionPage_none);
    }
}
