package org.godwit.ui;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.swt.widgets.Control;
import org.godwit.supervisor.service.Studio;

/**
 * Keeps a part up to date: runs a refresh on the display thread whenever the engine says that something changed (of one project, where one is named), through a {@link DisplayGate}.
 * Ends by itself when the control is disposed. When the workspace cannot be opened it watches nothing: the window tells of that in one place. Created on the display thread.
 */
public final class StudioWatch {
    private final AtomicReference<Studio.Registration> registration = new AtomicReference<>();
    private final DisplayGate gate;

    private StudioWatch(Control owner, Runnable refresh) {
        gate = new DisplayGate(owner, refresh);
    }

    /** Watches everything when no project is named. */
    public static StudioWatch of(Control owner, Optional<String> projectId, Runnable refresh) {
        StudioWatch watch = new StudioWatch(owner, refresh);
        new EngineJob<>(Messages.StudioWatch_open, owner, (studio, cancel) -> studio.onChange(changed -> {
            if (projectId.isEmpty() || changed.contains(projectId.get())) {
                watch.gate.request();
            }
        })).quiet().otherwise(failure -> StatusGate.log(Messages.StudioWatch_open, failure)).then(made -> {
            watch.registration.set(made);
            owner.addDisposeListener(e -> made.close());
            watch.gate.request();
        }).start();
        return watch;
    }

    /** Asks for a refresh now. From any thread. */
    public void request() {
        gate.request();
    }
}
