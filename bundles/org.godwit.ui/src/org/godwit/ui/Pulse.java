package org.godwit.ui;

import java.time.Duration;

import org.eclipse.swt.widgets.Control;

/** Beats while a control is visible, for figures that fall or grow without any change being told. Ends by itself when the control is disposed. Display thread only. */
public final class Pulse {
    private final Control owner;
    private final int period;
    private final Runnable task;

    private Pulse(Control owner, Duration period, Runnable task) {
        this.owner = owner;
        this.period = Math.toIntExact(period.toMillis());
        this.task = task;
    }

    /** Runs the task after each period in which the control is visible; the task must be quick. */
    public static void each(Control owner, Duration period, Runnable task) {
        new Pulse(owner, period, task).next();
    }

    private void next() {
        owner.getDisplay().timerExec(period, this::beat);
    }

    private void beat() {
        if (!owner.isDisposed()) {
            if (owner.isVisible()) {
                task.run();
            }
            next();
        }
    }
}
