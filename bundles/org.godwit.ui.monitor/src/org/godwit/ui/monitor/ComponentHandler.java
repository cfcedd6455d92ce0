package org.godwit.ui.monitor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.supervisor.service.ComponentService.ComponentView;
import org.godwit.ui.EngineJob;
import org.godwit.ui.Selections;

/** Pauses or starts the selected component; the last word of the command id says which. */
public final class ComponentHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        boolean pause = event.getCommand().getId().endsWith(".pause");
        Shell shell = HandlerUtil.getActiveWorkbenchWindow(event).getShell();
        Selections.first(event, ComponentView.class).ifPresent(component -> EngineJob.of(Messages.bind(pause ? Messages.ComponentHandler_pause : Messages.ComponentHandler_start, component.name()), shell,
                (studio, cancel) -> {
                    if (pause) {
                        studio.components().pause(component.name());
                    } else {
                        studio.components().start(component.name());
                    }
                }).start());
        return null;
    }
}
