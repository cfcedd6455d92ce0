package org.godwit.ui.monitor;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.dialogs.ElementListSelectionDialog;
import org.godwit.supervisor.service.ComponentService.LiveView;
import org.godwit.supervisor.service.ComponentService.State;
import org.godwit.core.spi.Component;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Formats;
import org.godwit.ui.Icons;

/** Asks which store an Incr-Sync goes on with. Display thread only. */
final class MigrateDialog {
    /** Characters and lines of the list; a store is named with the time that it begins at. */
    private static final int WIDTH = 100;
    private static final int HEIGHT = 8;

    private MigrateDialog() {
    }

    static void ask(Shell shell, ComponentLine line) {
        String subtopic = line.live().map(LiveView::subtopic).orElse("");
        new EngineJob<>(Messages.MigrateDialog_reading, shell,
                (studio, cancel) -> studio.components().live().stream().filter(l -> l.kind() == Component.Kind.STORE && l.subtopic().equals(subtopic) && l.state() == State.RUNNING).toList())
                .then(stores -> choose(shell, line, stores)).start();
    }

    private static void choose(Shell shell, ComponentLine line, List<LiveView> stores) {
        if (stores.isEmpty()) {
            MessageDialog.openInformation(shell, Messages.MigrateDialog_title, Messages.MigrateDialog_none);
            return;
        }
        ElementListSelectionDialog dialog = new ElementListSelectionDialog(shell, new LabelProvider() {
            @Override
            public String getText(Object element) {
                LiveView store = (LiveView) element;
                return Messages.bind(Messages.MigrateDialog_store, store.name(), store.begin().map(Formats::time).orElse(""));
            }

            @Override
            public org.eclipse.swt.graphics.Image getImage(Object element) {
                return Icons.COMPONENT.image();
            }
        });
        dialog.setTitle(Messages.MigrateDialog_title);
        dialog.setMessage(Messages.bind(Messages.MigrateDialog_message, line.name()));
        dialog.setSize(WIDTH, HEIGHT);
        dialog.setElements(stores.toArray());
        dialog.setMultipleSelection(false);
        if (dialog.open() == Window.OK && dialog.getFirstResult() instanceof LiveView store) {
            ComponentHandler.each(shell, Messages.ComponentHandler_migrate, List.of(line), (components, l) -> components.migrate(l.name(), Optional.of(store.name())));
        }
    }
}
