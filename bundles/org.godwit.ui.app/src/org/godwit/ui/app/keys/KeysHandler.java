package org.godwit.ui.app.keys;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;

/** Help > Keys. */
public final class KeysHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        new KeysDialog(HandlerUtil.getActiveShell(event)).open();
        return null;
    }
}
