package org.godwit.ui.monitor.charts;

import java.util.function.DoubleConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.godwit.ui.Icons;
import org.godwit.ui.monitor.Messages;

/** The line above the charts: whose they are, the period, pause, and the zoom by buttons for those who do not drag. Display thread only. */
final class ChartBar {
    private static final double IN = 0.5;
    private static final double OUT = 2;
    private static final double STEP = 0.25;

    private final Label caption;
    private final Combo period;
    private final Button pause;
    private final Button earlier;
    private final Button later;
    private final Button reset;

    /**
     * What the bar asks for.
     *
     * @param onPeriod another period was chosen
     * @param onPause it was paused or goes on
     * @param scale shows a part or a multiple of the time
     * @param move shows an earlier or later time, by shares of what is shown
     * @param reset shows the whole period again
     */
    record Actions(Runnable onPeriod, Runnable onPause, DoubleConsumer scale, DoubleConsumer move, Runnable reset) {
    }

    ChartBar(Composite parent, Actions actions) {
        Composite line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(8).spacing(4, 0).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        caption = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).applyTo(caption);
        period = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
        period.setItems(Period.labels());
        period.select(Period.MINUTES.ordinal());
        period.setToolTipText(Messages.ChartBar_period);
        period.addListener(SWT.Selection, e -> actions.onPeriod().run());
        pause = new Button(line, SWT.TOGGLE);
        pause.setText(Messages.ChartBar_pause);
        pause.setImage(Icons.PAUSE.image());
        pause.addListener(SWT.Selection, e -> actions.onPause().run());
        earlier = button(line, "\u25C0", Messages.ChartBar_earlier, () -> actions.move().accept(-STEP));
        button(line, "+", Messages.ChartBar_zoomIn, () -> actions.scale().accept(IN));
        button(line, "\u2212", Messages.ChartBar_zoomOut, () -> actions.scale().accept(OUT));
        later = button(line, "\u25B6", Messages.ChartBar_later, () -> actions.move().accept(STEP));
        reset = button(line, Messages.ChartBar_reset, Messages.ChartBar_resetTip, actions.reset());
        setZoomed(false);
    }

    private static Button button(Composite parent, String text, String tip, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.getAccessible().addAccessibleListener(new org.eclipse.swt.accessibility.AccessibleAdapter() {
            @Override
            public void getName(org.eclipse.swt.accessibility.AccessibleEvent e) {
                e.result = tip;
            }
        });
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    void setCaption(String text) {
        caption.setText(text.replace("&", "&&"));
        caption.setToolTipText(text.replace("&", "&&"));
    }

    Period period() {
        return Period.values()[Math.max(0, period.getSelectionIndex())];
    }

    boolean isPaused() {
        return pause.getSelection();
    }

    void setZoomed(boolean zoomed) {
        earlier.setEnabled(zoomed);
        later.setEnabled(zoomed);
        reset.setEnabled(zoomed);
    }

    void setFocus() {
        period.setFocus();
    }
}
