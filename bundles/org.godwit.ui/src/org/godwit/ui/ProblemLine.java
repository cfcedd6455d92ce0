package org.godwit.ui;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.error.Problem;

/** A failure in one line, where its whole story is told elsewhere: as much of the message as there is room for, the rest when the mouse rests on it. Display thread only. */
public final class ProblemLine {
    private final Composite root;
    private final CLabel message;

    /** The parent has a grid layout; the line spans the columns. */
    public ProblemLine(Composite parent, int columns) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(100, SWT.DEFAULT).exclude(true).applyTo(root);
        Label icon = new Label(root, SWT.NONE);
        icon.setImage(Icons.STATE_FAILED.image());
        message = new CLabel(root, SWT.NONE);
        message.setMargins(0, 2, 0, 2);
        message.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(message);
        root.setVisible(false);
    }

    public void show(Optional<Problem> problem) {
        problem.map(EngineSentences::say).ifPresent(p -> {
            message.setText(p.message().replace("&", "&&"));
            message.setToolTipText((p.message() + "\n\n" + p.remedy() + "\n" + p.code()).replace("&", "&&"));
        });
        GridData data = (GridData) root.getLayoutData();
        data.exclude = problem.isEmpty();
        root.setVisible(problem.isPresent());
        root.requestLayout();
    }
}
