package org.godwit.ui.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Window > Overview. */
public final class OverviewHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        OverviewEditor.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
        return null;
    }
}
