package org.godwit.ui.projects;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.core.progress.CancelToken;
import org.godwit.supervisor.service.ComponentService.Sample;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.supervisor.service.Direction;
import org.godwit.supervisor.service.IncrementalView;
import org.godwit.supervisor.service.ProjectDetail;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.Studio;
import org.godwit.supervisor.service.SwitchoverView;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.godwit.supervisor.service.TaskView;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.PageStack;
import org.godwit.ui.Pulse;

/** The switchover as a check list: what is done, what waits for the user, what failed, how far both sides are apart and for how long nobody could write. */
final class SwitchoverPage implements ProjectPage {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final String STOP_WRITE = "CONFIRM_SOURCE_STOP_WRITE";
    private static final String DELAY = "delay";

    /** What is read at once. */
    private record Content(Optional<SwitchoverView> view, List<IncrementalView> directions, Map<Direction, List<Sample>> delays) {
    }

    private final String projectId;
    private final SwitchItemPane items;
    private final List<SubStepLine> lines = new ArrayList<>();
    private List<SubStep> shownSteps = List.of();
    private Optional<StepView> step = Optional.empty();
    private PageStack pages;
    private Label title;
    private Label facts;
    private Button back;
    private Button abort;
    private SwitchoverGauges gauges;
    private SashForm sash;
    private ScrolledComposite scroll;
    private Composite list;
    private Optional<String> emptyTitle = Optional.empty();
    private boolean reading;

    SwitchoverPage(String projectId) {
        this.projectId = projectId;
        this.items = new SwitchItemPane(projectId);
    }

    @Override
    public String title() {
        return Messages.SwitchoverPage_title;
    }

    @Override
    public Control create(Composite parent) {
        pages = new PageStack(parent);
        Composite root = new Composite(pages.root(), SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(root);
        pages.setContent(root);
        title = new Label(root, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
        back = StepDetails.button(root, Messages.SwitchoverPage_back, Icons.RETRY, this::switchBack);
        back.setLayoutData(new GridData());
        abort = StepDetails.button(root, Messages.SwitchoverPage_abort, Icons.RELEASE, this::abort);
        abort.setLayoutData(new GridData());
        facts = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(200, SWT.DEFAULT).applyTo(facts);
        gauges = new SwitchoverGauges(root, 3);
        sash = new SashForm(root, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).span(3, 1).applyTo(sash);
        scroll = new ScrolledComposite(sash, SWT.V_SCROLL | SWT.BORDER);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        list = new Composite(scroll, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(4, 4).spacing(0, 0).applyTo(list);
        scroll.setContent(list);
        scroll.addListener(SWT.Resize, e -> fit());
        items.create(sash);
        sash.setWeights(62, 38);
        sash.setMaximizedControl(scroll);
        pages.show(true);
        Pulse.each(pages.root(), PERIOD, this::read);
        return pages.root();
    }

    private void fit() {
        scroll.setMinSize(list.computeSize(scroll.getClientArea().width, SWT.DEFAULT));
    }

    @Override
    public void show(ProjectDetail detail) {
        step = detail.steps().stream().filter(s -> s.name() == StepName.TRANSFER_APP_SWITCH).findFirst();
        read();
    }

    private void read() {
        if (reading) {
            return;
        }
        reading = true;
        new EngineJob<>(Messages.SwitchoverPage_reading, pages.root(), this::read).quiet().lastly(() -> reading = false).then(this::show).start();
    }

    private Content read(Studio studio, CancelToken cancel) throws GodwitException {
        List<IncrementalView> directions = studio.projects().incremental(projectId);
        Map<Direction, List<Sample>> delays = new EnumMap<>(Direction.class);
        for (IncrementalView direction : directions) {
            if (direction.sync().isPresent()) {
                delays.put(direction.direction(), studio.components().samples(direction.sync().get(), DELAY, Instant.now().minus(SwitchoverGauges.WINDOW)));
            }
        }
        return new Content(studio.projects().switchover(projectId), directions, delays);
    }

    private void show(Content content) {
        Optional<SwitchoverView> begun = content.view().filter(v -> v.step() != StepStatus.INIT);
        if (begun.isEmpty()) {
            showEmpty(content.view().isPresent());
            return;
        }
        SwitchoverView view = begun.get();
        emptyTitle = Optional.empty();
        pages.show(true);
        setText(title, (view.from() == Direction.FORWARD ? Messages.SwitchoverPage_toTarget : Messages.SwitchoverPage_toSource) + "   ·   " + States.label(view.step()));
        setText(facts, facts(view, content.directions()));
        gauges.show(content.delays(), stopped(view), view.step() == StepStatus.FINISHED ? step.flatMap(StepView::finished) : Optional.empty());
        offer(back, view.mayBegin());
        offer(abort, view.mayAbort());
        showSteps(view);
        items.show(view.items());
        Control whole = view.items().isEmpty() || view.step() == StepStatus.FINISHED ? scroll : null;
        if (sash.getMaximizedControl() != whole) {
            sash.setMaximizedControl(whole);
        }
    }

    private void showEmpty(boolean hasTurn) {
        String heading = hasTurn ? Messages.SwitchoverPage_waitsTitle : Messages.SwitchoverPage_noneTitle;
        if (!emptyTitle.equals(Optional.of(heading))) {
            emptyTitle = Optional.of(heading);
            pages.setEmpty(Icons.STATE_WAITING, heading, hasTurn ? Messages.SwitchoverPage_waitsText : Messages.SwitchoverPage_noneText, List.of());
        }
        pages.show(false);
    }

    private void showSteps(SwitchoverView view) {
        List<SubStep> subSteps = view.subSteps().stream().map(s -> EngineWords.subStep(s, view.from())).toList();
        if (subSteps.equals(shownSteps)) {
            return;
        }
        if (lines.size() != subSteps.size()) {
            lines.forEach(SubStepLine::dispose);
            lines.clear();
            subSteps.forEach(s -> lines.add(new SubStepLine(list, s, this::pressed)));
        }
        for (int i = 0; i < lines.size(); i++) {
            SubStep subStep = subSteps.get(i);
            lines.get(i).show(subStep, view.current().filter(c -> c.number() == subStep.number()).isPresent());
        }
        shownSteps = subSteps;
        list.layout(true, true);
        title.getParent().layout(true, true);
        fit();
    }

    private static void setText(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
            label.requestLayout();
        }
    }

    private String facts(SwitchoverView view, List<IncrementalView> directions) {
        List<String> parts = new ArrayList<>();
        directions.stream().filter(d -> d.state() == State.RUNNING && d.delaySeconds().isPresent())
                .forEach(d -> parts.add(Messages.bind(Messages.SwitchoverPage_delay, DirectionTable.label(d.direction()), Formats.delay(d.delaySeconds()))));
        if (view.conflictsForward() + view.conflictsReverse() > 0) {
            parts.add(Messages.bind(Messages.SwitchoverPage_conflicts, Formats.count(view.conflictsForward()), Formats.count(view.conflictsReverse())));
        }
        return String.join("   ·   ", parts);
    }

    /** When it was confirmed that writing stopped. */
    private Optional<Instant> stopped(SwitchoverView view) {
        return view.subSteps().stream().noneMatch(s -> s.type().equals(STOP_WRITE) && s.status() == TaskStatus.FINISHED)
                ? Optional.empty()
                : step.stream().flatMap(s -> s.tasks().stream()).filter(t -> t.type().equals(STOP_WRITE) && t.status() == TaskStatus.FINISHED).map(TaskView::modified).findFirst();
    }

    /** A button that does nothing is in the way. */
    private static void offer(Button button, boolean isOffered) {
        GridData data = (GridData) button.getLayoutData();
        if (data.exclude == isOffered) {
            data.exclude = !isOffered;
            button.setVisible(isOffered);
            button.requestLayout();
        }
    }

    private void pressed(SubStep subStep, SubStepLine.Action action) {
        String name = switch (action) {
            case CONFIRM -> Messages.SwitchoverPage_confirm;
            case RETRY -> Messages.SwitchoverPage_retry;
            case SKIP -> Messages.SwitchoverPage_skip;
        } + ": " + subStep.label();
        String question = switch (action) {
            case CONFIRM -> subStep.question();
            case RETRY -> "";
            case SKIP -> Messages.bind(Messages.SwitchoverPage_skipQuestion, subStep.label(), SkipConsequences.of(subStep.type()));
        };
        if (!question.isEmpty() && !MessageDialog.openQuestion(title.getShell(), name, question)) {
            return;
        }
        EngineJob.of(name, pages.root(), (studio, cancel) -> {
            switch (action) {
                case CONFIRM -> studio.projects().confirm(projectId, subStep.taskId());
                case RETRY -> studio.projects().retryTask(projectId, subStep.taskId());
                case SKIP -> studio.projects().skipTask(projectId, subStep.taskId());
            }
        }).then(done -> read()).start();
    }

    private void switchBack() {
        if (MessageDialog.openQuestion(title.getShell(), Messages.SwitchoverPage_back, Messages.SwitchoverPage_backQuestion)) {
            EngineJob.of(Messages.SwitchoverPage_back, pages.root(), (studio, cancel) -> studio.projects().switchBack(projectId)).then(done -> read()).start();
        }
    }

    private void abort() {
        if (MessageDialog.openQuestion(title.getShell(), Messages.SwitchoverPage_abort, Messages.SwitchoverPage_abortQuestion)) {
            EngineJob.of(Messages.SwitchoverPage_abort, pages.root(), (studio, cancel) -> studio.projects().abortSwitchover(projectId, cancel)).then(done -> read()).start();
        }
    }
}
