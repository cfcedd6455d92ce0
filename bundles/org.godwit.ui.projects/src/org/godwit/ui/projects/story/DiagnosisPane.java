package org.godwit.ui.projects.story;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.error.GodwitException;
import org.godwit.core.model.StepName;
import org.godwit.supervisor.diagnosis.Cause;
import org.godwit.supervisor.diagnosis.Diagnosis;
import org.godwit.supervisor.diagnosis.Remedy;
import org.godwit.supervisor.service.StepView;
import org.godwit.ui.DisplayGate;
import org.godwit.ui.EngineJob;
import org.godwit.ui.EngineWords;
import org.godwit.ui.Icons;
import org.godwit.ui.StatusGate;

/** The likely causes of a step's trouble, ranked, with what speaks for each and the buttons that mend it; what can be done in any case; and what was ruled out. */
final class DiagnosisPane {
    private final String projectId;
    private final Composite root;
    private final Label progress;
    private final Button again;
    private final Composite actions;
    private final ScrolledComposite scroller;
    private final RemedyRunner runner;
    private Composite body;
    private Optional<StepView> step = Optional.empty();
    private Optional<EngineJob<Diagnosis>> running = Optional.empty();
    private List<Remedy> general = List.of();

    DiagnosisPane(Composite parent, String projectId) {
        this.projectId = projectId;
        root = new Composite(parent, SWT.NONE);
        root.addListener(SWT.Dispose, e -> running.ifPresent(EngineJob::cancel));
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 6).spacing(6, 4).applyTo(root);
        progress = new Label(root, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(progress);
        again = new Button(root, SWT.PUSH);
        again.setImage(Icons.RETRY.image());
        again.addListener(SWT.Selection, e -> startOrCancel());
        actions = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(actions);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(actions);
        scroller = new ScrolledComposite(root, SWT.V_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        scroller.setShowFocusedControl(true);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(200, 60).applyTo(scroller);
        scroller.addListener(SWT.Resize, e -> fit());
        runner = new RemedyRunner(projectId, root, () -> progress.setText(""));
        body = fresh();
        idle(Messages.Story_nothing);
    }

    Control control() {
        return root;
    }

    /** Another step, or another state of it: what was found before no longer counts. */
    void show(StepView next) {
        running.ifPresent(EngineJob::cancel);
        running = Optional.empty();
        step = Optional.of(next);
        body = fresh();
        fit();
        idle(Messages.Story_nothing);
    }

    void remedies(List<Remedy> next) {
        if (next.equals(general)) {
            return;
        }
        general = next;
        for (Control child : actions.getChildren()) {
            child.dispose();
        }
        CauseCard.buttons(actions, 0, next, this::press);
        root.layout(true, true);
    }

    private void press(Remedy remedy) {
        step.ifPresent(s -> runner.run(s.name(), remedy));
    }

    private void idle(String text) {
        progress.setText(text);
        progress.setToolTipText(null);
        again.setText(Messages.Story_again);
        root.layout(true);
    }

    private void startOrCancel() {
        if (running.isPresent()) {
            running.get().cancel();
        } else {
            start();
        }
    }

    void start() {
        if (step.isEmpty() || running.isPresent()) {
            return;
        }
        StepName name = step.get().name();
        progress.setText(Messages.Story_begin);
        again.setText(Messages.Story_cancel);
        root.layout(true);
        EngineJob<Diagnosis> job = new EngineJob<>(Messages.Story_begin + ": " + EngineWords.step(name), root,
                (studio, cancel) -> studio.diagnosis().diagnose(projectId, name,
                        (code, done, total) -> DisplayGate.post(progress, () -> progress.setText(Messages.bind(Messages.Story_looking, new Object[] {EngineWords.cause(code), Integer.toString(done), Integer.toString(total)}))),
                        cancel));
        running = Optional.of(job);
        job.lastly(() -> ended(job)).then(found -> fill(name, found)).otherwise(failure -> failed(name, failure)).start();
    }

    private void ended(EngineJob<Diagnosis> job) {
        if (running.filter(r -> r == job).isPresent()) {
            running = Optional.empty();
            idle(Messages.Story_nothing);
        }
    }

    /** Told where the causes would stand: the look begins by itself, so nothing may come in front of what the user does. */
    private void failed(StepName name, GodwitException failure) {
        StatusGate.log(EngineWords.step(name), failure);
        if (step.filter(s -> s.name() == name).isPresent()) {
            idle(failure.problem().message());
            progress.setToolTipText(failure.problem().remedy() + "\n" + failure.problem().code());
        }
    }

    private void fill(StepName name, Diagnosis found) {
        if (step.filter(s -> s.name() == name).isEmpty()) {
            return;
        }
        body = fresh();
        int rank = 1;
        for (Cause cause : found.causes()) {
            CauseCard.create(body, rank++, cause, this::press);
        }
        if (!found.ruledOut().isEmpty()) {
            Composite rest = new Composite(body, SWT.NONE);
            GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 6).spacing(8, 4).applyTo(rest);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(rest);
            Label title = new Label(rest, SWT.WRAP);
            title.setText(found.causes().isEmpty() ? Messages.Story_fine : Messages.Story_ruledOut);
            title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
            GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).span(3, 1).applyTo(title);
            found.ruledOut().forEach(e -> CauseCard.evidence(rest, e));
        }
        fit();
        idle(Messages.bind(found.causes().size() == 1 ? Messages.Story_doneOne : Messages.Story_done, new Object[] {Integer.toString(found.causes().size()), String.format(Locale.ROOT, "%.1f", found.took().toMillis() / 1000.0),
                Integer.toString(found.ruledOut().size())}));
    }

    private Composite fresh() {
        if (body != null) {
            body.dispose();
        }
        Composite next = new Composite(scroller, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(next);
        scroller.setContent(next);
        return next;
    }

    private void fit() {
        int width = Math.max(1, scroller.getClientArea().width);
        body.layout(true, true);
        scroller.setMinHeight(body.computeSize(width, SWT.DEFAULT).y);
    }
}
