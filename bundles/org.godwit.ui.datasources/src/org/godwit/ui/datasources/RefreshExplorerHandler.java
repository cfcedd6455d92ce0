package org.godwit.ui.datasources;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Selections;

/** Reads the selected node of the explorer anew, or all when nothing is selected. */
public final class RefreshExplorerHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        if (HandlerUtil.getActivePart(event) instanceof DataSourcesView view) {
            view.refresh(Selections.first(event, ExplorerNode.class));
        }
        return null;
    }
}
