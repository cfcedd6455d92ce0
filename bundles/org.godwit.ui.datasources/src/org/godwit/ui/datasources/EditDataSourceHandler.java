package org.godwit.ui.datasources;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Selections;

/** Opens the selected data source in the wizard. */
public final class EditDataSourceHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Selections.first(event, SourceNode.class).ifPresent(node -> DataSourceWizard.dialog(HandlerUtil.getActiveShell(event), DataSourceWizard.edit(node.dataSource())).open());
        return null;
    }
}
