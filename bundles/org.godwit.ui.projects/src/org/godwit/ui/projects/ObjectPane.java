package org.godwit.ui.projects;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.godwit.supervisor.service.FindingView;
import org.godwit.supervisor.service.StructObject;
import org.godwit.ui.Column;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.ProblemPane;
import org.godwit.ui.RecordTable;
import org.godwit.ui.TextCompare;
import org.godwit.ui.TextDialog;

/** One object of the schema migration: why it failed, both definitions side by side, and what the conversion changed and why. */
final class ObjectPane {
    private ProblemPane problem;
    private TextCompare definitions;
    private RecordTable<FindingView> findings;
    private SashForm sash;

    /** @param ready called when all is there: it is made in several events, since all at once would hold up the window */
    void create(Composite parent, Runnable ready) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(root);
        problem = new ProblemPane(root, 1);
        sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        definitions = new TextCompare(sash, Messages.ObjectsPage_source, Messages.ObjectsPage_target);
        sash.setMaximizedControl(definitions.control());
        parent.layout(true, true);
        DisplayGate.post(root, () -> {
            createFindings(root);
            ready.run();
        });
    }

    private void createFindings(Composite root) {
        findings = new RecordTable<>(sash, SWT.BORDER | SWT.SINGLE, f -> f,
                List.of(Column.<FindingView>text(Messages.FindingsPage_severity, 105, f -> States.label(f.severity())).icon(f -> States.icon(f.severity()).image()).sortedBy(Comparator.comparing(FindingView::severity)),
                        Column.text(Messages.FindingsPage_part, 120, FindingView::part), Column.text(Messages.ObjectPane_before, 150, FindingView::before), Column.text(Messages.ObjectPane_after, 150, FindingView::after),
                        Column.text(Messages.FindingsPage_reason, 420, FindingView::reason)));
        findings.onOpen(f -> TextDialog.show(root.getShell(), f.ruleId(), FindingsPage.text(f)));
        sash.setWeights(66, 34);
    }

    void show(Optional<StructObject> object, List<FindingView> about) {
        problem.show(object.flatMap(StructObject::problem));
        definitions.show(object.map(o -> SqlLines.of(o.sourceDdl())).orElse(""), object.map(o -> SqlLines.of(o.targetDdl())).orElse(""));
        findings.setRows(about);
        var whole = about.isEmpty() ? definitions.control() : null;
        if (sash.getMaximizedControl() != whole) {
            sash.setMaximizedControl(whole);
        }
    }
}
