package org.godwit.ui.projects;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.core.model.TaskStatus;
import org.godwit.supervisor.service.StepView;
import org.godwit.supervisor.service.TaskView;
import org.godwit.ui.Column;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Palette;
import org.godwit.ui.RecordTable;
import org.godwit.ui.projects.story.StoryPane;

/** What is below the graph: the selected step's state in words, Retry and Skip, and as tabs its sub-tasks (for the precheck its items) and its story. */
final class StepDetails {
    private final String projectId;
    private final PrecheckItems items;
    private Optional<StepView> shown = Optional.empty();
    private Composite root;
    private Label title;
    private Label facts;
    private Label purpose;
    private Button retry;
    private Button skip;
    private Composite stack;
    private StackLayout layout;
    private CTabFolder folder;
    private StoryPane story;
    private Composite taskPane;
    private RecordTable<TaskView> tasks;
    private Button retryTask;
    private Button skipTask;

    StepDetails(String projectId) {
        this.projectId = projectId;
        this.items = new PrecheckItems(projectId);
    }

    Control create(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(10, 4).spacing(8, 4).applyTo(root);
        Composite words = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 1).applyTo(words);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).align(SWT.FILL, SWT.CENTER).applyTo(words);
        title = new Label(words, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(title);
        facts = new Label(words, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(facts);
        purpose = new Label(words, SWT.NONE);
        purpose.setForeground(Palette.faint(words));
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(120, SWT.DEFAULT).applyTo(purpose);
        retry = button(root, Messages.StepDetails_retry, Icons.RETRY, () -> step(false));
        skip = button(root, Messages.StepDetails_skip, Icons.SKIP, () -> step(true));
        folder = new CTabFolder(root, SWT.BORDER | SWT.FLAT);
        GridDataFactory.fillDefaults().grab(true, true).span(4, 1).hint(200, 80).applyTo(folder);
        stack = new Composite(folder, SWT.NONE);
        layout = new StackLayout();
        stack.setLayout(layout);
        CTabItem subTasks = new CTabItem(folder, SWT.NONE);
        subTasks.setText(Messages.StepDetails_tasks);
        subTasks.setControl(stack);
        folder.setSelection(subTasks);
        createTasks();
        items.create(stack);
        layout.topControl = taskPane;
        return root;
    }

    /** The rest of {@link #create}, for an event of its own. */
    void createStory() {
        story = new StoryPane(projectId, folder, this::tell);
    }

    private void createTasks() {
        taskPane = new Composite(stack, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(taskPane);
        tasks = new RecordTable<>(taskPane, SWT.BORDER | SWT.SINGLE, TaskView::id,
                List.of(Column.<TaskView>text(Messages.StepDetails_task, 190, t -> EngineWords.task(t.type())).icon(t -> States.icon(t.status()).image()), Column.text(Messages.StepDetails_state, 100, t -> States.label(t.status())),
                        Column.number(Messages.StepDetails_tries, 70, TaskView::retryCount, t -> t.retryCount() + " / " + t.maxRetryCount()), Column.text(Messages.StepDetails_result, 420, StepDetails::result),
                        Column.text(Messages.StepDetails_time, 140, t -> Formats.time(t.modified()))));
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(tasks.control());
        tasks.onSelect(rows -> enableTaskButtons());
        retryTask = button(taskPane, Messages.StepDetails_retryTask, Icons.RETRY, () -> task(false));
        skipTask = button(taskPane, Messages.StepDetails_skipTask, Icons.SKIP, () -> task(true));
    }

    private static String result(TaskView task) {
        return task.errorCode().isEmpty() ? EngineSentences.say(task.result()) : task.errorCode() + "  " + EngineSentences.say(task.errorMessage());
    }

    static Button button(Composite parent, String text, Icons icon, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setImage(icon.image());
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    void show(StepView step) {
        boolean sameStep = shown.map(s -> s.id() == step.id()).orElse(false);
        StepStatus before = shown.map(StepView::status).orElse(StepStatus.INIT);
        shown = Optional.of(step);
        title.setText(EngineWords.step(step.name()));
        String words = facts(step);
        facts.setText(words.replace("&", "&&"));
        facts.setToolTipText(words);
        retry.setEnabled(step.status() == StepStatus.FAILED);
        skip.setEnabled(step.name() == StepName.FULL_VERIFIER && (step.status() == StepStatus.FAILED || step.status() == StepStatus.RUNNING || step.status() == StepStatus.SUSPEND));
        boolean precheck = step.name() == StepName.TRANSFER_PRECHECK;
        if (precheck) {
            items.reload();
        }
        tasks.setRows(step.tasks());
        enableTaskButtons();
        Control top = precheck ? items.control() : taskPane;
        if (layout.topControl != top) {
            layout.topControl = top;
            stack.layout();
        }
        if (!sameStep) {
            root.layout(true, true);
        }
        boolean failedNow = step.status() == StepStatus.FAILED && !(sameStep && before == StepStatus.FAILED);
        story.show(step);
        if (failedNow && !precheck) {
            story.open();
        } else if (!sameStep) {
            folder.setSelection(0);
        }
    }

    /** Brings the story to the front, for who chose the step to know more. */
    void open() {
        story.enter();
    }

    private void tell(String whatItDoes) {
        purpose.setText(whatItDoes.replace("&", "&&"));
        purpose.setToolTipText(whatItDoes);
    }

    private static String facts(StepView step) {
        StringBuilder text = new StringBuilder(States.label(step.status()));
        append(text, step.started().isEmpty() ? "" : Messages.bind(Messages.StepDetails_began, Formats.time(step.started())));
        append(text, StepCard.elapsed(step));
        append(text, units(step));
        append(text, Formats.rate(step.unitsPerSecond()));
        append(text, Formats.byteRate(step.bytesPerSecond()));
        append(text, Formats.left(step.secondsLeft()));
        append(text, step.delaySeconds().map(d -> Messages.bind(Messages.StepCard_delay, Formats.delay(d))).orElse(""));
        append(text, step.status() == StepStatus.FINISHED || step.status() == StepStatus.FAILED ? "" : EngineSentences.say(step.note()));
        return text.toString();
    }

    /** What was done; how much is expected is often an estimate and only said while it means something. */
    private static String units(StepView step) {
        if (step.status() == StepStatus.FINISHED || step.doneUnits() > step.totalUnits()) {
            return step.doneUnits() > 0 ? Messages.bind(Messages.StepDetails_done, Formats.count(step.doneUnits())) : "";
        }
        return step.totalUnits() > 0 ? Messages.bind(Messages.StepDetails_units, Formats.count(step.doneUnits()), Formats.count(step.totalUnits())) : "";
    }

    private static void append(StringBuilder text, String part) {
        if (!part.isEmpty()) {
            text.append("   ·   ").append(part);
        }
    }

    private void enableTaskButtons() {
        boolean repairable = tasks.first().map(t -> t.status() == TaskStatus.FAILED).orElse(false);
        retryTask.setEnabled(repairable);
        skipTask.setEnabled(repairable);
    }

    /** What follows is said before anything is left out. */
    private boolean mayGo(boolean isSkip, String name, String what, String consequences) {
        return !isSkip || MessageDialog.openQuestion(root.getShell(), name, Messages.bind(Messages.SwitchoverPage_skipQuestion, what, consequences));
    }

    private void step(boolean isSkip) {
        shown.filter(step -> mayGo(isSkip, Messages.StepDetails_skip, EngineWords.step(step.name()), Messages.SkipConsequences_verification))
                .ifPresent(step -> EngineJob.of((isSkip ? Messages.StepDetails_skip : Messages.StepDetails_retry) + ": " + EngineWords.step(step.name()), root, (studio, cancel) -> {
                    if (isSkip) {
                        studio.projects().skipStep(projectId, step.name());
                    } else {
                        studio.projects().retryStep(projectId, step.name());
                    }
                }).start());
    }

    private void task(boolean isSkip) {
        tasks.first().filter(task -> mayGo(isSkip, Messages.StepDetails_skipTask, EngineWords.task(task.type()), SkipConsequences.of(task.type())))
                .ifPresent(task -> EngineJob.of((isSkip ? Messages.StepDetails_skipTask : Messages.StepDetails_retryTask) + ": " + EngineWords.task(task.type()), root, (studio, cancel) -> {
                    if (isSkip) {
                        studio.projects().skipTask(projectId, task.id());
                    } else {
                        studio.projects().retryTask(projectId, task.id());
                    }
                }).start());
    }
}
