package org.godwit.ui.monitor.alert;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TaskBar;
import org.eclipse.swt.widgets.TaskItem;
import org.eclipse.swt.widgets.Tray;
import org.eclipse.swt.widgets.TrayItem;
import org.godwit.ui.Icons;

/** The item in the system's tray and the number on the task bar, where the platform has them. Display thread only. */
final class AlertTray {
    private final Optional<TrayItem> item;
    private final Optional<TaskItem> task;

    AlertTray(Shell shell) {
        Tray tray = shell.getDisplay().getSystemTray();
        item = tray == null ? Optional.empty() : Optional.of(new TrayItem(tray, SWT.NONE));
        TaskBar bar = shell.getDisplay().getSystemTaskBar();
        task = bar == null ? Optional.empty() : Optional.ofNullable(bar.getItem(shell)).or(() -> Optional.ofNullable(bar.getItem(null)));
        item.ifPresent(i -> {
            i.addListener(SWT.Selection, e -> {
                shell.setMinimized(false);
                shell.forceActive();
                AlertNotifier.open(Optional.empty());
            });
            shell.addListener(SWT.Dispose, e -> i.dispose());
        });
        show(0);
    }

    void show(int open) {
        item.filter(i -> !i.isDisposed()).ifPresent(i -> {
            i.setImage((open > 0 ? Icons.STATE_FAILED : Icons.STATE_FINISHED).image());
            i.setToolTipText(open > 0 ? Messages.bind(Messages.AlertPopup_tray, open) : Messages.AlertPopup_trayNone);
        });
        task.filter(i -> !i.isDisposed()).ifPresent(i -> i.setOverlayText(open > 0 ? Integer.toString(open) : ""));
    }
}
