package org.godwit.ui.app;

import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;
import org.godwit.ui.Palette;

/** A number with its name; chosen by mouse or keyboard, the chosen one is underlined. Display thread only. */
final class CountCard {
    private static final int LINE = 3;

    private final Composite root;
    private final Label number;
    private final Button name;

    /** @param choose called with whether it is chosen now */
    CountCard(Composite parent, Icons icon, String label, Consumer<Boolean> choose) {
        root = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(10, 8).spacing(0, 2).applyTo(root);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(root);
        number = new Label(root, SWT.CENTER);
        number.setFont(JFaceResources.getHeaderFont());
        number.setText("–");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(number);
        name = new Button(root, SWT.TOGGLE);
        name.setText(label);
        name.setImage(icon.image());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
        name.addListener(SWT.Selection, e -> {
            root.redraw();
            choose.accept(name.getSelection());
        });
        number.addListener(SWT.MouseUp, e -> toggle());
        root.addListener(SWT.Paint, e -> paint(e.gc));
    }

    private void toggle() {
        name.setSelection(!name.getSelection());
        name.notifyListeners(SWT.Selection, new Event());
    }

    private void paint(GC gc) {
        gc.setBackground((name.getSelection() ? Palette.BLUE : Palette.TRACK).color());
        gc.fillRectangle(0, root.getSize().y - LINE, root.getSize().x, LINE);
    }

    void show(int count, boolean alarming) {
        number.setText(Formats.count(count));
        number.setForeground(alarming && count > 0 ? Palette.RED.color() : null);
    }

    void setChosen(boolean chosen) {
        name.setSelection(chosen);
        root.redraw();
    }
}
