package org.godwit.ui.projects;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StepView;
import org.godwit.ui.Card;
import org.godwit.ui.CardGraph;
import org.godwit.ui.DisplayGate;

/** First page of the project editor: the steps as a graph, and below it what the selected one did, does, or needs. */
final class StepsPage implements ProjectPage {
    /** Below this the page scrolls, so that the details never shrink to nothing. */
    private static final int LEAST_DETAILS = 230;

    private final StepDetails details;
    private CardGraph graph;
    private List<StepView> steps = List.of();
    private ScrolledComposite scroller;
    private Composite root;
    private boolean isComplete;

    StepsPage(String projectId) {
        details = new StepDetails(projectId);
    }

    @Override
    public String title() {
        return Messages.StepsPage_title;
    }

    @Override
    public Control create(Composite parent) {
        scroller = new ScrolledComposite(parent, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        root = new Composite(scroller, SWT.NONE);
        scroller.setContent(root);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(root);
        graph = new CardGraph(root, Messages.StepGraph_name, this::selected, this::open, this::fitGraph);
        GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, graph.height(800)).applyTo(graph.control());
        new Label(root, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
        root.addListener(SWT.Resize, e -> fitGraph());
        // all of the page at once would hold up the window
        DisplayGate.inTurns(root, () -> {
            GridDataFactory.fillDefaults().grab(true, true).applyTo(details.create(root));
            root.layout(true, true);
        }, details::createStory, () -> {
            isComplete = true;
            graph.selection().ifPresent(this::selected);
        });
        return scroller;
    }

    private void open() {
        if (isComplete) {
            details.open();
        }
    }

    private void fitGraph() {
        GridData data = (GridData) graph.control().getLayoutData();
        int height = graph.height(root.getClientArea().width);
        scroller.setMinHeight(height + LEAST_DETAILS);
        if (data.heightHint != height) {
            data.heightHint = height;
            root.layout(true, true);
        }
    }

    private void selected(Card card) {
        steps.stream().filter(s -> isComplete && s.name().name().equals(card.id())).findFirst().ifPresent(details::show);
    }

    @Override
    public void show(ProjectDetail detail) {
        steps = detail.steps();
        graph.show(steps.stream().map(StepCard::of).toList());
        fitGraph();
    }
}
