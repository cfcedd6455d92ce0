package org.godwit.ui.datasources;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.ui.Selections;

/** Opens the selected data source's connection test and starts it. */
public final class TestDataSourceHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Selections.first(event, SourceNode.class).ifPresent(node -> {
            DataSourceWizard wizard = DataSourceWizard.edit(node.dataSource());
            wizard.startWithTest();
            DataSourceWizard.dialog(HandlerUtil.getActiveShell(event), wizard).open();
        });
        return null;
    }
}
