package org.godwit.ui.projects.story;

import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Control;
import org.godwit.core.model.StepName;
import org.godwit.core.model.StepStatus;
import org.godwit.supervisor.diagnosis.StepStory;
import org.godwit.supervisor.service.StepView;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineSentences;
import org.godwit.ui.EngineWords;

/** The story of the selected step as tabs: diagnosis, timeline, statement and error, speed. Other tabs may stand before them. Display thread only. */
public final class StoryPane {
    private final String projectId;
    private final CTabFolder folder;
    private final DiagnosisPane diagnosis;
    private final TimelinePane timeline;
    private final FailurePane failure;
    private final SpeedPane speed;
    private final CTabItem first;
    private final Consumer<String> told;
    private Optional<StepView> shown = Optional.empty();
    private boolean reading;

    /** @param told what the step does, as soon as that is known */
    public StoryPane(String projectId, CTabFolder folder, Consumer<String> told) {
        this.projectId = projectId;
        this.told = told;
        this.folder = folder;
        diagnosis = new DiagnosisPane(folder, projectId);
        timeline = new TimelinePane(folder);
        failure = new FailurePane(folder);
        speed = new SpeedPane(folder);
        first = tab(Messages.Story_diagnosis, diagnosis.control());
        tab(Messages.Story_timeline, timeline.control());
        tab(Messages.Story_failure, failure.control());
        tab(Messages.Story_speed, speed.control());
    }

    private CTabItem tab(String title, Control control) {
        CTabItem item = new CTabItem(folder, SWT.NONE);
        item.setText(title);
        item.setControl(control);
        return item;
    }

    /** Brings the diagnosis to the front. */
    public void open() {
        folder.setSelection(first);
    }

    /** Brings the diagnosis to the front and lets the keyboard go on there. */
    public void enter() {
        open();
        first.getControl().setFocus();
    }

    /** Shows a step; the diagnosis of one that failed is made at once, of others when the user asks for it. */
    public void show(StepView step) {
        boolean same = shown.filter(s -> s.id() == step.id()).isPresent();
        boolean sameState = same && shown.filter(s -> s.status() == step.status() && s.problem().equals(step.problem())).isPresent();
        shown = Optional.of(step);
        if (!sameState) {
            diagnosis.show(step);
            if (step.status() == StepStatus.FAILED) {
                diagnosis.start();
            }
        }
        read(step.name());
    }

    private void read(StepName name) {
        if (reading) {
            return;
        }
        reading = true;
        new EngineJob<>(Messages.bind(Messages.Story_reading, EngineWords.step(name)), folder, (studio, cancel) -> studio.diagnosis().story(projectId, name)).quiet().lastly(() -> reading = false).then(this::fill)
                .start();
    }

    private void fill(StepStory story) {
        if (shown.filter(s -> s.id() == story.step().id()).isPresent()) {
            told.accept(EngineSentences.say(story.purpose()));
            diagnosis.remedies(story.remedies());
            timeline.show(story.timeline());
            failure.show(story.failures());
            speed.show(story.bottleneck());
        } else {
            shown.ifPresent(s -> read(s.name()));
        }
    }
}
