package org.godwit.ui;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/** Shows either the content of a part or, while there is none, an empty state: what will appear here and the way to get it. Display thread only. */
public final class PageStack {
    private static final int TEXT_WIDTH = 160;
    private static final int LEAST_HEIGHT_FOR_PICTURE = 220;
    private static final int LEAST_WIDTH_FOR_ROW = 440;

    /** A button of an empty state. */
    public record Action(String label, Runnable run) {
    }

    private final Composite root;
    private final StackLayout layout = new StackLayout();
    private Control content;
    private Control empty;

    public PageStack(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        root.setLayout(layout);
    }

    /** Parent of the content; create it there and name it with {@link #setContent}. */
    public Composite root() {
        return root;
    }

    public void setContent(Control control) {
        content = control;
    }

    public void setEmpty(Icons icon, String title, String text, List<Action> actions) {
        Composite page = new Composite(root, SWT.NONE);
        GridLayoutFactory.swtDefaults().margins(24, 16).spacing(6, 8).applyTo(page);
        Label picture = new Label(page, SWT.NONE);
        picture.setImage(icon.large());
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.END).grab(true, true).applyTo(picture);
        Label heading = new Label(page, SWT.CENTER | SWT.WRAP);
        heading.setText(plain(title));
        heading.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(heading);
        Label body = new Label(page, SWT.CENTER | SWT.WRAP);
        body.setText(plain(text));
        GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(body);
        Composite bar = new Composite(page, SWT.NONE);
        GridLayoutFactory.swtDefaults().applyTo(bar);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(bar);
        for (Action action : actions) {
            Button button = new Button(bar, SWT.PUSH);
            button.setText(action.label());
            GridDataFactory.fillDefaults().applyTo(button);
            button.addListener(SWT.Selection, e -> action.run().run());
        }
        page.addListener(SWT.Resize, e -> fit(page, picture, bar, actions.size()));
        empty = page;
    }

    /** An ampersand is to be read. */
    private static String plain(String text) {
        return text.replace("&", "&&");
    }

    /** In a flat view the picture makes way, in a wide one the buttons stand side by side. */
    private static void fit(Composite page, Label picture, Composite bar, int actions) {
        Rectangle area = page.getClientArea();
        boolean roomForPicture = area.height >= LEAST_HEIGHT_FOR_PICTURE;
        ((GridData) picture.getLayoutData()).exclude = !roomForPicture;
        picture.setVisible(roomForPicture);
        ((GridLayout) bar.getLayout()).numColumns = area.width >= LEAST_WIDTH_FOR_ROW ? Math.max(1, actions) : 1;
        page.layout(true, true);
    }

    public void show(boolean hasContent) {
        Control top = hasContent || empty == null ? content : empty;
        if (layout.topControl != top) {
            layout.topControl = top;
            root.layout();
        }
    }
}
