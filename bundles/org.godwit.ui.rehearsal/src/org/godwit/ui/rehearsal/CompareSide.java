package org.godwit.ui.rehearsal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;

/** Head of one of two rehearsals that are compared: when it was, what of, how it ended, and the way to its page. */
final class CompareSide {
    private final Label icon;
    private final Label verdict;
    private final Link when;

    CompareSide(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 4).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(root);
        icon = new Label(root, SWT.NONE);
        icon.setImage(Icons.STATE_WAITING.image());
        verdict = new Label(root, SWT.NONE);
        verdict.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(verdict);
        new Label(root, SWT.NONE);
        when = new Link(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(when);
    }

    void show(RehearsalRun run) {
        icon.setImage(run.report().map(r -> RunLabels.icon(r.readiness())).orElse(RunLabels.icon(run.state())).image());
        verdict.setText(run.report().map(r -> RunLabels.label(r.readiness())).orElse(RunLabels.label(run.state())));
        when.setText("<a>" + Formats.time(run.started()) + "</a>   " + run.input().replace("&", "&&"));
        when.addListener(SWT.Selection, e -> RunEditor.open(run));
        when.requestLayout();
    }

    void showMissing() {
        icon.setImage(Icons.STATE_FAILED.image());
        verdict.setText(Messages.CompareEditor_missing);
    }
}
