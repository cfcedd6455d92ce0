package org.godwit.ui;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.Problem;

/** A failure inside a page: icon, what happened, what to do, code. Takes no room while there is no problem. Display thread only. */
public final class ProblemPane {
    private final Composite root;
    private final Label message;
    private final Text remedy;

    /** The parent has a grid layout; the pane spans the columns. */
    public ProblemPane(Composite parent, int columns) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(0, 4).spacing(8, 4).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(100, SWT.DEFAULT).exclude(true).applyTo(root);
        Label icon = new Label(root, SWT.NONE);
        icon.setImage(Icons.STATE_FAILED.image());
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).span(1, 2).applyTo(icon);
        message = new Label(root, SWT.WRAP);
        message.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(message);
        remedy = new Text(root, SWT.WRAP | SWT.MULTI | SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(remedy);
        root.setVisible(false);
    }

    public void show(Optional<Problem> problem) {
        problem.map(EngineSentences::say).ifPresent(p -> {
            message.setText(p.message().replace("&", "&&"));
            remedy.setText(p.remedy() + "\n" + p.code());
            remedy.setBackground(root.getBackground());
        });
        GridData data = (GridData) root.getLayoutData();
        data.exclude = problem.isEmpty();
        root.setVisible(problem.isPresent());
        root.requestLayout();
    }
}
