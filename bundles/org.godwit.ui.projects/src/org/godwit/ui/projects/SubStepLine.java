package org.godwit.ui.projects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.core.model.TaskStatus;
import org.godwit.supervisor.service.SwitchoverView.SubStep;
import org.godwit.ui.Icons;
import org.godwit.ui.Palette;

/** One line of the check list: state by icon and word, what came out or is asked, and the buttons that it allows now. */
final class SubStepLine {
    /** What the user can do with a sub-step. */
    enum Action {
        CONFIRM, RETRY, SKIP
    }

    /** Told which button of which sub-step was pressed. */
    @FunctionalInterface
    interface Listener {
        void pressed(SubStep step, Action action);
    }

    private static final int LABEL_WIDTH = 310;
    private static final int STATE_WIDTH = 100;

    private final Composite root;
    private final Label icon;
    private final Label label;
    private final Label state;
    private final Label text;
    private final Button confirm;
    private final Button retry;
    private final Button skip;
    private SubStep shown;

    SubStepLine(Composite parent, SubStep step, Listener listener) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(7).margins(6, 3).spacing(8, 0).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(root);
        icon = new Label(root, SWT.NONE);
        label = new Label(root, SWT.NONE);
        GridDataFactory.swtDefaults().hint(LABEL_WIDTH, SWT.DEFAULT).applyTo(label);
        state = new Label(root, SWT.NONE);
        GridDataFactory.swtDefaults().hint(STATE_WIDTH, SWT.DEFAULT).applyTo(state);
        text = new Label(root, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(text);
        confirm = button(Messages.SwitchoverPage_confirm, Icons.STATE_FINISHED, Action.CONFIRM, listener);
        retry = button(Messages.SwitchoverPage_retry, Icons.RETRY, Action.RETRY, listener);
        skip = button(Messages.SwitchoverPage_skip, Icons.SKIP, Action.SKIP, listener);
        shown = step;
        fill(step, false);
    }

    private Button button(String title, Icons picture, Action action, Listener listener) {
        Button button = StepDetails.button(root, title, picture, () -> listener.pressed(shown, action));
        button.setLayoutData(new GridData());
        return button;
    }

    void show(SubStep step, boolean current) {
        fill(step, current);
        shown = step;
    }

    private void fill(SubStep step, boolean current) {
        icon.setImage(States.icon(step.status()).image());
        label.setText(step.number() + ".  " + step.label());
        label.setFont(current ? JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT) : JFaceResources.getDefaultFont());
        state.setText(States.label(step.status()));
        text.setText(text(step).replace("&", "&&"));
        text.setToolTipText(step.errorCode().isEmpty() ? null : step.errorCode());
        text.setForeground(step.status() == TaskStatus.FAILED ? Palette.RED.color() : null);
        offer(confirm, step.mayConfirm());
        offer(retry, step.mayRetry());
        offer(skip, step.maySkip());
        root.layout(true, true);
    }

    /** The question of one that waits, the failure of one that failed, else the result. */
    private static String text(SubStep step) {
        return switch (step.status()) {
            case WAIT_CONFIRM -> step.question();
            case FAILED -> step.retryCount() > 0 ? Messages.bind(Messages.SwitchoverPage_failed, step.errorMessage(), step.retryCount()) : step.errorMessage();
            case INIT, PENDING -> step.manual() ? Messages.SwitchoverPage_asksYou : "";
            case RUNNING, FINISHED, SKIPPED -> step.result();
        };
    }

    /** A button that does nothing is in the way. */
    private static void offer(Button button, boolean isOffered) {
        ((GridData) button.getLayoutData()).exclude = !isOffered;
        button.setVisible(isOffered);
    }

    void dispose() {
        root.dispose();
    }
}
