package org.godwit.ui.projects;

import java.util.EnumMap;
import java.util.Map;

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
            box.addListener(SWT.Selection, e -> choose(type, box.getSelection()));
            boxes.put(type, box);
            Label text = new Label(page, SWT.WRAP);
            text.setText(TypeLabels.explain(type));
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
        keepTogether(type);
        boxes.forEach((each, box) -> box.setSelection(draft.types().contains(each)));
        check();
    }

    /** Changes can only go back when they went forth before (OMS: migration types). */
    private void keepTogether(TransferType chosen) {
        if (draft.types().contains(TransferType.REVERSE) && !draft.types().contains(TransferType.INCREMENTAL)) {
            if (chosen == TransferType.REVERSE) {
                draft.types().add(TransferType.INCREMENTAL);
            } else {
                draft.types().remove(TransferType.REVERSE);
            }
        }
    }

    private void check() {
        boolean any = !draft.types().isEmpty();
        setPageComplete(any);
        String hint = hint();
        setMessage(any ? hint.isEmpty() ? null : hint : Messages.TypesPage_none, any && !hint.isEmpty() ? IMessageProvider.INFORMATION : IMessageProvider.NONE);
    }

    private String hint() {
        if (!draft.types().contains(TransferType.SCHEMA)) {
            return Messages.TypesPage_noSchema;
        }
        return draft.types().contains(TransferType.INCREMENTAL) && !draft.types().contains(TransferType.FULL) ? Messages.TypesPage_noFull : "";
    }
}
