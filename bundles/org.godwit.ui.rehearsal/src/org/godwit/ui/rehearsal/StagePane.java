package org.godwit.ui.rehearsal;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.godwit.ui.CardGraph;

/** The stages of a run: a graph, and below it the same as lines with what each did. */
final class StagePane {
    /** Below this the page scrolls, so that the lines never shrink to nothing. */
    private static final int LEAST_LINES = 140;

    private final ScrolledComposite scroller;
    private final Composite root;
    private final CardGraph graph;
    private final StageTable lines;

    StagePane(Composite parent) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        root = new Composite(scroller, SWT.NONE);
        scroller.setContent(root);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        lines = new StageTable(root);
        graph = new CardGraph(root, Messages.StagePane_graph, card -> lines.select(card.id()), () -> lines.control().setFocus(), this::fit);
        graph.control().moveAbove(lines.control());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(graph.control());
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, LEAST_LINES).applyTo(lines.control());
        root.addListener(SWT.Resize, e -> fit());
    }

    private void fit() {
        GridData data = (GridData) graph.control().getLayoutData();
        int height = graph.height(root.getClientArea().width);
        scroller.setMinHeight(height + LEAST_LINES);
        if (data.heightHint != height) {
            data.heightHint = height;
            root.layout(true, true);
        }
    }

    Control control() {
        return scroller;
    }

    void show(RehearsalRun run) {
        lines.show(run);
        graph.show(StageCards.of(run));
        fit();
    }
}
