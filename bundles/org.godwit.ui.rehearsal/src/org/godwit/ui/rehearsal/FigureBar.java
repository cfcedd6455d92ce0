package org.godwit.ui.rehearsal;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.godwit.ui.Palette;

/** The few figures that matter, large, each with what it means below it. */
final class FigureBar {
    /** A value and its meaning. */
    record Figure(String value, String meaning) {
    }

    private final Composite root;
    private List<Figure> shown = List.of();

    FigureBar(Composite parent) {
        root = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout(SWT.HORIZONTAL);
        layout.spacing = 18;
        layout.marginLeft = 0;
        layout.marginTop = 6;
        layout.wrap = true;
        root.setLayout(layout);
    }

    Control control() {
        return root;
    }

    void show(List<Figure> figures) {
        if (figures.equals(shown)) {
            return;
        }
        shown = figures;
        for (Control child : root.getChildren()) {
            child.dispose();
        }
        figures.forEach(this::add);
        ((GridData) root.getLayoutData()).exclude = figures.isEmpty();
        root.setVisible(!figures.isEmpty());
        root.requestLayout();
    }

    private void add(Figure figure) {
        Composite cell = new Composite(root, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(cell);
        Label value = new Label(cell, SWT.NONE);
        value.setText(figure.value().isEmpty() ? "–" : figure.value());
        value.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.HEADER_FONT));
        Label meaning = new Label(cell, SWT.NONE);
        meaning.setText(figure.meaning());
        meaning.setForeground(Palette.faint(root));
        GridDataFactory.fillDefaults().applyTo(value);
        GridDataFactory.fillDefaults().applyTo(meaning);
    }
}
