package org.godwit.ui.projects;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.godwit.core.error.Problem;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.ProjectSummary;
import org.godwit.supervisor.service.StepView;
import org.godwit.ui.Commands;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.ProblemLine;

/** Top of the project editor: name, state, route and time, the actions that the state allows, and why the project failed when it did. */
final class ProjectHeader {
    private static final Map<ProjectAction, Icons> ICONS = new EnumMap<>(Map.of(ProjectAction.START, Icons.START, ProjectAction.PAUSE, Icons.PAUSE, ProjectAction.RESUME, Icons.START,
            ProjectAction.RELEASE, Icons.RELEASE, ProjectAction.DELETE, Icons.DELETE));

    private final Label icon;
    private final Label name;
    private final Label facts;
    private final ToolBar bar;
    private Set<ProjectAction> offered = Set.of();
    private final ProblemLine problem;

    ProjectHeader(Composite parent) {
        Composite root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(10, 8).spacing(8, 2).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(root);
        icon = new Label(root, SWT.NONE);
        icon.setImage(Icons.STATE_WAITING.image());
        name = new Label(root, SWT.NONE);
        name.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(name);
        bar = new ToolBar(root, SWT.FLAT | SWT.RIGHT);
        GridDataFactory.swtDefaults().span(1, 2).applyTo(bar);
        new Label(root, SWT.NONE);
        facts = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(facts);
        problem = new ProblemLine(root, 3);
        new Label(parent, SWT.SEPARATOR | SWT.HORIZONTAL).setLayoutData(GridDataFactory.fillDefaults().grab(true, false).create());
    }

    void show(ProjectDetail detail) {
        ProjectSummary summary = detail.summary();
        icon.setImage(States.icon(summary.status()).image());
        name.setText(summary.name().replace("&", "&&"));
        String time = Formats.elapsed(summary.started(), summary.finished());
        facts.setText(String.join("   ·   ", States.label(summary.status()), summary.sourceName() + " → " + summary.targetName(), time.isEmpty() ? Messages.ProjectHeader_notStarted : time, summary.id()).replace("&", "&&"));
        offer(ProjectAction.allowed(summary.status()));
        problem.show(detail.steps().stream().filter(s -> s.status() == StepStatus.FAILED).map(StepView::problem).flatMap(Optional::stream).findFirst());
    }

    /** Only what the state allows: a button that does nothing is in the way. */
    private void offer(Set<ProjectAction> allowed) {
        if (allowed.equals(offered)) {
            return;
        }
        offered = allowed;
        for (ToolItem item : bar.getItems()) {
            item.dispose();
        }
        for (ProjectAction action : allowed) {
            ToolItem item = new ToolItem(bar, SWT.PUSH);
            item.setText(action.label());
            item.setImage(ICONS.get(action).image());
            item.addListener(SWT.Selection, e -> Commands.run(action.command()));
        }
        bar.requestLayout();
    }

    /** The project itself cannot be read. */
    void show(Problem failure) {
        problem.show(Optional.of(failure));
    }
}
