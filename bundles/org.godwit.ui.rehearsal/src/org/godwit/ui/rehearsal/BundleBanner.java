package org.godwit.ui.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.error.Problem;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.rehearsal.BundleSummary.Content;

/** Top of a bundle's page: where it comes from, whether it is intact, its figures, and Rehearse. */
final class BundleBanner {
    private final Label icon;
    private final Label text;
    private final Label state;
    private final Button rehearse;
    private final ProblemPane problem;
    private final FigureBar figures;
    private int parts;

    BundleBanner(Composite parent, Path file) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(10, 10).spacing(8, 4).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(root);
        icon = new Label(root, SWT.NONE);
        icon.setImage(Icons.STATE_WAITING.image());
        Label title = new Label(root, SWT.NONE);
        title.setFont(JFaceResources.getHeaderFont());
        title.setText(file.getFileName().toString().replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
        rehearse = new Button(root, SWT.PUSH);
        rehearse.setText(Messages.BundleBanner_rehearse);
        rehearse.setImage(Icons.REHEARSAL.image());
        rehearse.setEnabled(false);
        rehearse.addListener(SWT.Selection, e -> new WizardDialog(rehearse.getShell(), RehearsalWizard.of(file)).open());
        new Label(root, SWT.NONE);
        text = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(300, SWT.DEFAULT).applyTo(text);
        new Label(root, SWT.NONE);
        state = new Label(root, SWT.WRAP);
        state.setText(Messages.BundleEditor_checking);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(300, SWT.DEFAULT).applyTo(state);
        problem = new ProblemPane(root, 3);
        figures = new FigureBar(root);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(figures.control());
        new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
    }

    void show(BundleSummary summary) {
        refused(summary.problem());
        summary.content().ifPresent(content -> show(summary, content));
        text.getParent().requestLayout();
    }

    private void show(BundleSummary summary, Content content) {
        parts = content.manifest().parts().size();
        rehearse.setEnabled(true);
        String rows = content.manifest().source().whole() ? Messages.BundleBanner_whole : Messages.BundleBanner_sample;
        text.setText(Messages.bind(Messages.BundleBanner_from, new Object[] {content.manifest().source().type(), content.manifest().source().version(), content.manifest().created(), rows}));
        long real = content.facts().tables().stream().mapToLong(t -> t.rows()).sum();
        figures.show(List.of(new FigureBar.Figure(Formats.count(content.facts().tables().size()), Messages.Figure_tables), new FigureBar.Figure(Formats.count(content.rows()), Messages.BundleBanner_rows),
                new FigureBar.Figure(Formats.count(real), Messages.BundleBanner_real), new FigureBar.Figure(Formats.count(content.facts().log().transactions()), Messages.BundleBanner_transactions),
                new FigureBar.Figure(Formats.bytes(summary.bytes()), Messages.BundleBanner_size)));
    }

    void show(BundleEditor.Texts texts) {
        refused(texts.problem());
        if (texts.problem().isEmpty()) {
            icon.setImage(Icons.STATE_FINISHED.image());
            state.setText(Messages.bind(Messages.BundleBanner_intact, Formats.count(parts)));
        }
        text.getParent().requestLayout();
    }

    private void refused(Optional<Problem> found) {
        problem.show(found);
        if (found.isPresent()) {
            icon.setImage(Icons.STATE_FAILED.image());
            state.setText(Messages.BundleBanner_refused);
            rehearse.setEnabled(false);
        }
    }
}
