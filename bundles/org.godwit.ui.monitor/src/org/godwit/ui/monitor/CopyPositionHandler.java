package org.godwit.ui.monitor;

import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Clip;
import org.godwit.ui.Selections;

/** Copies the whole positions of the selected components, as their connectors wrote them. */
public final class CopyPositionHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        String text = Selections.all(event, ComponentLine.class).stream().map(ComponentLine::position).filter(p -> !p.isEmpty()).collect(Collectors.joining("\n"));
        Clip.copy(HandlerUtil.getActiveWorkbenchWindow(event).getShell(), text);
        return null;
    }
}
