package org.godwit.ui;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.godwit.core.error.GodwitException;
import org.godwit.core.error.Problem;

/** Shows one failure: what happened, what to do about it, its code; Details opens the technical cause, Copy takes all of it. */
final class ProblemDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int WIDTH = 460;

    private final String action;
    private final GodwitException failure;
    private Text details;

    ProblemDialog(Shell parent, String action, GodwitException failure) {
        super(parent);
        this.action = action;
        this.failure = failure;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(action);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(16, 16).spacing(14, 8).applyTo(area);
        Label icon = new Label(area, SWT.NONE);
        icon.setImage(area.getDisplay().getSystemImage(SWT.ICON_ERROR));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).span(1, 3).applyTo(icon);
        Problem problem = EngineSentences.say(failure.problem());
        Label what = wrapped(area, problem.message());
        what.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        wrapped(area, problem.remedy());
        Label code = wrapped(area, Messages.bind(Messages.ProblemDialog_code, problem.code()));
        code.setForeground(Palette.faint(area));
        return area;
    }

    private static Label wrapped(Composite parent, String text) {
        Label label = new Label(parent, SWT.WRAP);
        label.setText(text.replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
        return label;
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.ProblemDialog_copy, false);
        createButton(parent, IDialogConstants.DETAILS_ID, IDialogConstants.SHOW_DETAILS_LABEL, false);
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case COPY -> Clip.copy(getShell(), text());
            case IDialogConstants.DETAILS_ID -> toggleDetails(getButton(id));
            default -> super.buttonPressed(id);
        }
    }

    private void toggleDetails(Button button) {
        Point size = getShell().getSize();
        if (details == null) {
            details = new Text((Composite) getContents(), SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.H_SCROLL | SWT.V_SCROLL);
            details.setText(text());
            GridDataFactory.fillDefaults().grab(true, true).hint(WIDTH, 180).applyTo(details);
            button.setText(IDialogConstants.HIDE_DETAILS_LABEL);
            getShell().setSize(size.x, size.y + 200);
        } else {
            int height = details.getSize().y;
            details.dispose();
            details = null;
            button.setText(IDialogConstants.SHOW_DETAILS_LABEL);
            getShell().setSize(size.x, size.y - height);
        }
        getShell().layout(true, true);
    }

    private String text() {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        Problem problem = failure.problem();
        return problem.code() + '\n' + problem.message() + '\n' + problem.remedy() + "\n\n" + trace;
    }
}
