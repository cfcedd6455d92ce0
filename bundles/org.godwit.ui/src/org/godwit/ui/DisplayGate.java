package org.godwit.ui;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;

/**
 * The one way from other threads to widgets. Checks that display and widget still live, and merges bursts of requests: the refresh runs at most four times a second, the last
 * request is never lost. Any thread may {@link #request()}; the refresh runs on the display thread.
 */
public final class DisplayGate {
    private static final int PAUSE_MS = 250;

    private final Display display;
    private final Widget owner;
    private final Runnable refresh;
    private final AtomicBoolean requested = new AtomicBoolean();
    private long lastRun = System.currentTimeMillis() - PAUSE_MS;

    /** Call on the display thread. */
    public DisplayGate(Widget owner, Runnable refresh) {
        this.display = owner.getDisplay();
        this.owner = owner;
        this.refresh = refresh;
    }

    public void request() {
        if (requested.compareAndSet(false, true)) {
            onDisplay(display, this::schedule);
        }
    }

    private void schedule() {
        long wait = lastRun + PAUSE_MS - System.currentTimeMillis();
        if (wait <= 0) {
            run();
        } else {
            display.timerExec((int) wait, this::run);
        }
    }

    private void run() {
        requested.set(false);
        lastRun = System.currentTimeMillis();
        if (!owner.isDisposed()) {
            refresh.run();
        }
    }

    /** Runs the task on the display thread soon, unless the widget is gone by then. From any thread. */
    public static void post(Widget owner, Runnable task) {
        onDisplay(PlatformUI.getWorkbench().getDisplay(), () -> {
            if (!owner.isDisposed()) {
                task.run();
            }
        });
    }

    /** Runs the tasks on the display thread one after the other, each in an event of its own, so that keys and mouse get in between; what is left is dropped when the widget is gone. From any thread. */
    public static void inTurns(Widget owner, Runnable... tasks) {
        if (tasks.length > 0) {
            post(owner, () -> {
                tasks[0].run();
                inTurns(owner, Arrays.copyOfRange(tasks, 1, tasks.length));
            });
        }
    }

    /** Runs the task on the display thread soon, unless the workbench is gone. From any thread. */
    public static void post(Runnable task) {
        if (PlatformUI.isWorkbenchRunning()) {
            onDisplay(PlatformUI.getWorkbench().getDisplay(), task);
        }
    }

    private static void onDisplay(Display display, Runnable task) {
        if (display.isDisposed()) {
            return;
        }
        try {
            display.asyncExec(task);
        } catch (SWTException e) {
            // the display can go between the check and the call, when the workbench closes
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }
}
