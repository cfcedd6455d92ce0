package org.godwit.ui.app;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help > Welcome. */
public final class WelcomeHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        WelcomeEditor.open(HandlerUtil.getActiveWorkbenchWindow(event).getActivePage());
        return null;
    }
}
