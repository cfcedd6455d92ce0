package org.godwit.ui.monitor.alert;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.godwit.core.error.CoreError;
import org.godwit.core.error.GodwitException;
import org.godwit.supervisor.alert.AlertView;
import org.godwit.ui.EngineJob;
import org.godwit.ui.StatusGate;
import org.godwit.ui.StudioWatch;

/**
 * Tells of alerts wherever one looks: a pop-up when one is raised or ends, and their number to whoever asks for it, such as the status line and the tray. What was open when the window opened is
 * counted, but not popped up. Display thread only.
 */
public final class AlertNotifier {
    private final Shell shell;
    private final Consumer<Integer> count;
    private final Map<Long, AlertView> known = new HashMap<>();
    private boolean first = true;
    private boolean reading;
    private boolean readAgain;

    private AlertNotifier(Shell shell, Consumer<Integer> count) {
        this.shell = shell;
        this.count = count;
    }

    /** Begins to tell; ends with the shell. @param count told the number of open alerts that are not muted, whenever it may have changed */
    public static void start(Shell shell, Consumer<Integer> count) {
        AlertTray tray = new AlertTray(shell);
        AlertNotifier notifier = new AlertNotifier(shell, count.andThen(tray::show));
        StudioWatch.of(shell, Optional.empty(), notifier::read);
    }

    private void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        new EngineJob<>(Messages.AlertsView_reading, shell, (studio, cancel) -> studio.alerts().open()).quiet().lastly(() -> reading = false)
                .otherwise(failure -> StatusGate.log(Messages.AlertsView_reading, failure)).then(this::show).start();
    }

    private void show(List<AlertView> open) {
        List<AlertView> loud = open.stream().filter(a -> a.mutedUntil().isEmpty()).toList();
        List<AlertView> raised = loud.stream().filter(a -> !known.containsKey(a.id())).toList();
        Set<Long> stands = open.stream().map(AlertView::id).collect(Collectors.toSet());
        List<AlertView> ended = known.values().stream().filter(a -> !stands.contains(a.id())).toList();
        known.clear();
        loud.forEach(a -> known.put(a.id(), a));
        count.accept(loud.size());
        if (!first) {
            if (!raised.isEmpty()) {
                AlertPopup.raised(shell, raised);
            } else if (!ended.isEmpty()) {
                AlertPopup.ended(shell, ended);
            }
        }
        first = false;
        if (readAgain) {
            readAgain = false;
            read();
        }
    }

    /** Shows the view with the alert selected. */
    public static void open(Optional<AlertView> alert) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page == null) {
            return;
        }
        try {
            AlertsView view = (AlertsView) page.showView(AlertsView.ID);
            alert.ifPresent(a -> view.select(a.id()));
        } catch (PartInitException e) {
            StatusGate.show(Messages.AlertMenus_openAll, new GodwitException(CoreError.UNEXPECTED, e, AlertsView.ID, String.valueOf(e.getMessage())));
        }
    }
}
