package org.godwit.ui.datasources;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Selections;

/** Opens the wizard for a new data source with the settings of the selected one. */
public final class CopyDataSourceHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Selections.first(event, SourceNode.class).ifPresent(node -> DataSourceWizard.dialog(HandlerUtil.getActiveShell(event), DataSourceWizard.copy(node.dataSource())).open());
        return null;
    }
}
