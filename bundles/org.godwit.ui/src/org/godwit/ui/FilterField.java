package org.godwit.ui;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** A search field that tells its text a moment after the last key, so that filtering thousands of rows does not hinder typing. Arrow down goes to what it filters. */
public final class FilterField {
    private static final int WAIT_MS = 150;

    private final Text text;
    private final Consumer<String> filter;
    private final Runnable tell = this::tell;

    public FilterField(Composite parent, String hint, Consumer<String> filter) {
        this.filter = filter;
        text = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        text.setMessage(hint);
        A11y.name(text, hint);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
        text.addListener(SWT.Modify, e -> text.getDisplay().timerExec(WAIT_MS, tell));
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN) {
                text.traverse(SWT.TRAVERSE_TAB_NEXT);
            }
        });
    }

    private void tell() {
        if (!text.isDisposed()) {
            filter.accept(text.getText());
        }
    }

    public Text control() {
        return text;
    }
}
