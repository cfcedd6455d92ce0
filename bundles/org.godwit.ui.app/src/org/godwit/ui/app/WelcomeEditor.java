package org.godwit.ui.app;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.ui.Commands;
import org.godwit.ui.Icons;
import org.godwit.ui.ShowingEditor;
import org.godwit.ui.StatusGate;

/** What a newcomer sees first: what the studio does, and the three ways to begin, each one click. */
public final class WelcomeEditor extends ShowingEditor {
    public static final String ID = "org.godwit.ui.app.welcome";
    private static final int TEXT_WIDTH = 200;

    private Button first;

    static void open(IWorkbenchPage page) {
        try {
            page.openEditor(new WelcomeInput(), ID);
        } catch (PartInitException e) {
            StatusGate.show(Messages.WelcomeEditor_name, new GodwitException(CoreError.UNEXPECTED, e, ID, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        ScrolledComposite scroller = new ScrolledComposite(parent, SWT.V_SCROLL | SWT.H_SCROLL);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        Composite root = new Composite(scroller, SWT.NONE);
        scroller.setContent(root);
        GridLayoutFactory.fillDefaults().numColumns(3).equalWidth(true).margins(28, 24).spacing(28, 6).applyTo(root);
        Label title = new Label(root, SWT.NONE);
        title.setText(Messages.StudioWindowAdvisor_title);
        title.setFont(JFaceResources.getHeaderFont());
        GridDataFactory.fillDefaults().span(3, 1).applyTo(title);
        Label text = new Label(root, SWT.WRAP);
        text.setText(Messages.WelcomeEditor_text);
        GridDataFactory.fillDefaults().grab(true, false).span(3, 1).hint(TEXT_WIDTH * 3, SWT.DEFAULT).applyTo(text);
        first = card(root, Icons.REHEARSAL, Messages.WelcomeEditor_rehearse, Messages.WelcomeEditor_rehearseText, "org.godwit.ui.rehearsal.sample");
        card(root, Icons.MYSQL, Messages.WelcomeEditor_connect, Messages.WelcomeEditor_connectText, "org.godwit.ui.datasources.new");
        card(root, Icons.PROJECT, Messages.WelcomeEditor_migrate, Messages.WelcomeEditor_migrateText, "org.godwit.ui.projects.new");
        Point size = root.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        scroller.setMinSize(Math.min(size.x, 3 * TEXT_WIDTH), size.y);
    }

    private static Button card(Composite parent, Icons icon, String label, String text, String command) {
        Composite card = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(card);
        GridDataFactory.fillDefaults().grab(true, false).indent(0, 14).applyTo(card);
        new Label(card, SWT.NONE).setImage(icon.large());
        Label words = new Label(card, SWT.WRAP);
        words.setText(text);
        GridDataFactory.fillDefaults().grab(true, true).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(words);
        Button button = new Button(card, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, e -> Commands.run(command));
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.END).applyTo(button);
        return button;
    }

    @Override
    public void setFocus() {
        first.setFocus();
    }
}
