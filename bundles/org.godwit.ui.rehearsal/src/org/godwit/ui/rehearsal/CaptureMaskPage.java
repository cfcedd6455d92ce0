package org.godwit.ui.rehearsal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.ui.A11y;

/** Which columns are masked, with which key. */
final class CaptureMaskPage extends WizardPage {
    private final CaptureDraft draft;

    CaptureMaskPage(CaptureDraft draft) {
        super("masks", Messages.CaptureMaskPage_title, null);
        this.draft = draft;
        setDescription(Messages.CaptureMaskPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 8).applyTo(page);
        Label how = new Label(page, SWT.WRAP);
        how.setText(Messages.CaptureMaskPage_how);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(420, SWT.DEFAULT).applyTo(how);
        Text rules = new Text(page, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        rules.setFont(JFaceResources.getTextFont());
        rules.setMessage("shop.customer.email");
        rules.setData("id", "capture.rules");
        A11y.name(rules, Messages.CaptureMaskPage_title);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(420, 140).applyTo(rules);
        new Label(page, SWT.NONE).setText(Messages.CaptureMaskPage_key);
        Text key = new Text(page, SWT.BORDER | SWT.PASSWORD);
        key.setMessage(Messages.CaptureMaskPage_keyHint);
        A11y.name(key, Messages.CaptureMaskPage_key);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(key);
        key.addListener(SWT.Modify, e -> draft.key = key.getText());
        rules.addListener(SWT.Modify, e -> {
            draft.rules = rules.getText();
            check();
        });
        setControl(page);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            check();
        }
    }

    private void check() {
        setMessage(draft.isMasked() && draft.logSeconds > 0 ? Messages.CaptureMaskPage_noLog : null, WARNING);
        key(draft.isMasked());
    }

    private void key(boolean masked) {
        Composite page = (Composite) getControl();
        if (page != null) {
            page.getChildren()[page.getChildren().length - 1].setEnabled(masked);
        }
    }
}
