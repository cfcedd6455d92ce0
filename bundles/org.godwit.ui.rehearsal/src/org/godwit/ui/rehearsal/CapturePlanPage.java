package org.godwit.ui.rehearsal;

import java.util.Optional;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.godwit.rehearsal.capture.Capture;
import org.godwit.rehearsal.capture.CaptureRequest;
import org.godwit.ui.A11y;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Plurals;
import org.godwit.ui.ProblemPane;

/** The dry run: every statement that the capture will execute, before it does. */
final class CapturePlanPage extends WizardPage {
    private final CaptureDraft draft;
    private Text statements;
    private ProblemPane problem;
    private Optional<Job> reading = Optional.empty();

    CapturePlanPage(CaptureDraft draft) {
        super("plan", Messages.CapturePlanPage_title, null);
        this.draft = draft;
        setDescription(Messages.CapturePlanPage_description);
    }

    @Override
    public void createControl(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(12, 12).applyTo(page);
        problem = new ProblemPane(page, 1);
        statements = new Text(page, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        statements.setFont(JFaceResources.getTextFont());
        statements.setData("id", "capture.statements");
        A11y.name(statements, Messages.CapturePlanPage_title);
        GridDataFactory.fillDefaults().grab(true, true).hint(560, 260).applyTo(statements);
        setControl(page);
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        reading.ifPresent(Job::cancel);
        if (visible) {
            read(draft.request());
        }
    }

    private void read(CaptureRequest request) {
        statements.setText("");
        problem.show(Optional.empty());
        setMessage(Messages.CapturePlanPage_reading);
        reading = Optional.of(new EngineJob<>(Messages.CapturePlanPage_reading, statements, (studio, cancel) -> Capture.withFoundConnectors().plan(request, cancel)).then(text -> {
            statements.setText(text);
            setMessage(Plurals.bind(Messages.CapturePlanPage_count, Formats.count(text.lines().filter(line -> !line.startsWith("--") && !line.isBlank()).count())));
        }).otherwise(failure -> {
            problem.show(Optional.of(failure.problem()));
            setMessage(null);
        }).start());
    }
}
