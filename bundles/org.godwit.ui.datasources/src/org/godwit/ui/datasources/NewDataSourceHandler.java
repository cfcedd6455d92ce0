package org.godwit.ui.datasources;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.HandlerUtil;
import org.godwit.core.model.DataSource;

/** New Data Source: returns the id of what was saved, nothing when cancelled. Works inside another dialog, too. */
public final class NewDataSourceHandler extends AbstractHandler {
    @Override
    public Object execute(ExecutionEvent event) {
        Shell active = PlatformUI.getWorkbench().getDisplay().getActiveShell();
        DataSourceWizard wizard = DataSourceWizard.create();
        DataSourceWizard.dialog(active == null ? HandlerUtil.getActiveShell(event) : active, wizard).open();
        return wizard.saved().map(DataSource::id).orElse(null);
    }
}
