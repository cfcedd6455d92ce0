package org.godwit.ui.projects;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.TransferType;

/** Which parts of a migration the project does. */
final class TypesPage extends WizardPage {
    /** What this version moves; the others are shown so that one sees that they are not done. */
    private static final Set<TransferType> AVAILABLE = EnumSet.of(TransferType.SCHEMA, TransferType.FULL, TransferType.VERIFICATION);
    private static final int INDENT = 24;

    private final ProjectDraft draft;
    private final Map<TransferType, Button> boxes = new EnumMap<>(TransferType.class);

    TypesPage(ProjectDraft draft) {
        super("types", Messages.TypesPage_title, null);
        this.draft = draft;
        setDescription(Messages.TypesPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 12).spacing(4, 4).applyTo(page);
        for (TransferType type : TransferType.values()) {
            Button box = new Button(page, SWT.CHECK);
            box.setText(TypeLabels.of(type));
            box.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            box.setSelection(draft.types().contains(type));
            box.setEnabled(AVAILABLE.contains(type));
            box.addListener(SWT.Selection, e -> choose(type, box.getSelection()));
            boxes.put(type, box);
            Label text = new Label(page, SWT.WRAP);
            text.setText(AVAILABLE.contains(type) ? TypeLabels.explain(type) : TypeLabels.explain(type) + " " + Messages.TypesPage_notYet);
            GridDataFactory.fillDefaults().grab(true, false).indent(INDENT, 0).hint(500, SWT.DEFAULT).applyTo(text);
            GridDataFactory.swtDefaults().indent(0, 8).applyTo(box);
        }
        setControl(page);
        check();
    }

    private void choose(TransferType type, boolean isChosen) {
        if (isChosen) {
            draft.types().add(type);
        } else {
            draft.types().remove(type);
        }
        check();
    }

    private void check() {
        boolean any = !draft.types().isEmpty();
        setPageComplete(any);
        boolean noSchema = any && !draft.types().contains(TransferType.SCHEMA);
        setMessage(any ? noSchema ? Messages.TypesPage_noSchema : null : Messages.TypesPage_none, noSchema ? IMessageProvider.INFORMATION : IMessageProvider.NONE);
    }
}
